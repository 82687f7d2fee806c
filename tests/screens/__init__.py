"""Pictures of every screen in its states: `make screens` puts them on sheets in screens/."""
