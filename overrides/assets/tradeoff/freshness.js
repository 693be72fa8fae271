// freshness
