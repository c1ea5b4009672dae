"""What is so, and nobody's act: shares of supply, where firms and sites are, and ranks."""
