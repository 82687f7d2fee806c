"""What comes in from other people's files: bounded, read apart, shown before anything is kept."""
