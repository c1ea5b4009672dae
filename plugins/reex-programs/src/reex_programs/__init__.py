"""Laws, orders, funds, treaties and alliances, for reex."""
