"""What a person sees: pages, the window around them and the bricks they are built from."""
