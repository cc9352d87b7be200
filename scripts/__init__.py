"""Programs that prepare, check and package the project; no part of the product."""
