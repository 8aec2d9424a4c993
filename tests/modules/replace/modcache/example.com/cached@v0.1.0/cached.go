package cached

const Version = "v0.1.0 of the cache"
