"""The sealed report: keys, verification, paper, links."""
