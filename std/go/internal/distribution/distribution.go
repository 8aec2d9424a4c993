// Package distribution has what the packages of random numbers share: numbers of a distribution, made of evenly
// distributed ones.
package distribution

// Source has evenly distributed numbers in [0, 1).
type Source interface{ Float64() float64 }
