"""Draws the papers of the one-stop office as PDF from finished inputs; knows no store and no Qt."""
