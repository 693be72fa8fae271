"""What several tests need: built projects and servers for them."""
