console.error("the cache is stale");
