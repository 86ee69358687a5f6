"""The tests: of each room, of the house, and of the built site in a real browser."""
