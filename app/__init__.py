"""The program itself: wires the rooms together and offers them as a window and as verbs."""
