"""What the sync survives: a real server, wire clients, a bad network between them."""
