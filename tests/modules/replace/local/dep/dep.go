package dep

const Name = "replaced"
