"""Records of many documents → one initiative with its sources, agreements and contradictions."""
