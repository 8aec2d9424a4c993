package x

const Name = "x"
