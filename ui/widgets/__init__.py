"""The bricks of every screen, one small module each; they know no business."""
