"""`make mutants`: small faults put into the engine, one at a time, to see which of them no test notices."""
