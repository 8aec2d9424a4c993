package root

const Name = "root"
