package dot

const Dotted = "dotted"
