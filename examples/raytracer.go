// Raytracer draws spheres over a chequered floor: shapes behind an interface,
// vectors as struct values, and reflections by recursion.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

type vector struct{ x, y, z float64 }

func (a vector) plus(b vector) vector           { return vector{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vector) minus(b vector) vector          { return vector{a.x - b.x, a.y - b.y, a.z - b.z} }
func (a vector) scaled(s float64) vector        { return vector{a.x * s, a.y * s, a.z * s} }
func (a vector) dot(b vector) float64           { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a vector) unit() vector                   { return a.scaled(1 / math.Sqrt(a.dot(a))) }
func (a vector) reflected(normal vector) vector { return a.minus(normal.scaled(2 * a.dot(normal))) }

type ray struct{ origin, direction vector }

func (r ray) at(distance float64) vector { return r.origin.plus(r.direction.scaled(distance)) }

type shape interface {
	// hit returns how far along r the shape is, when r meets it.
	hit(r ray) (distance float64, ok bool)
	normal(at vector) vector
	colour(at vector) vector
	gloss() float64
}

type sphere struct {
	centre vector
	radius float64
	paint  vector
	shine  float64
}

func (s *sphere) hit(r ray) (float64, bool) {
	to := s.centre.minus(r.origin)
	along := to.dot(r.direction)
	discriminant := along*along - to.dot(to) + s.radius*s.radius
	if discriminant < 0 {
		return 0, false
	}
	root := math.Sqrt(discriminant)
	if near := along - root; near > 1e-6 {
		return near, true
	}
	far := along + root
	return far, far > 1e-6
}

func (s *sphere) normal(at vector) vector { return at.minus(s.centre).scaled(1 / s.radius) }
func (s *sphere) colour(vector) vector    { return s.paint }
func (s *sphere) gloss() float64          { return s.shine }

// floor is the plane of all points whose y is height.
type floor struct{ height float64 }

func (f floor) hit(r ray) (float64, bool) {
	if r.direction.y > -1e-9 {
		return 0, false
	}
	distance := (f.height - r.origin.y) / r.direction.y
	return distance, distance > 1e-6
}

func (f floor) normal(vector) vector { return vector{0, 1, 0} }

func (f floor) colour(at vector) vector {
	if (int(math.Floor(at.x))+int(math.Floor(at.z)))&1 == 0 {
		return vector{0.9, 0.9, 0.9}
	}
	return vector{0.1, 0.1, 0.1}
}

func (f floor) gloss() float64 { return 0.15 }

type scene struct {
	shapes []shape
	light  vector
}

func newScene() *scene {
	s := &scene{light: vector{-4, 8, -6}, shapes: []shape{floor{-1}}}
	for i := 0; i < 12; i++ {
		angle := float64(i) * math.Pi / 6
		s.shapes = append(s.shapes, &sphere{
			centre: vector{3 * math.Cos(angle), math.Sin(angle * 2), 7 + 3*math.Sin(angle)},
			radius: 0.9,
			paint:  vector{0.3 + float64(i%3)*0.3, 0.3 + float64(i%4)*0.2, 0.9 - float64(i%5)*0.15},
			shine:  float64(i%4) * 0.2,
		})
	}
	return s
}

// nearest returns the shape that r meets first, or nil.
func (s *scene) nearest(r ray) (shape, float64) {
	var found shape
	closest := math.Inf(1)
	for _, candidate := range s.shapes {
		if distance, ok := candidate.hit(r); ok && distance < closest {
			found, closest = candidate, distance
		}
	}
	return found, closest
}

func (s *scene) shadowed(at, towards vector) bool {
	for _, candidate := range s.shapes {
		if _, ok := candidate.hit(ray{at, towards}); ok {
			return true
		}
	}
	return false
}

func (s *scene) trace(r ray, depth int) vector {
	hit, distance := s.nearest(r)
	if hit == nil {
		sky := 0.5 * (r.direction.y + 1)
		return vector{0.4, 0.5, 0.7}.plus(vector{0.3, 0.3, 0.3}.scaled(sky))
	}
	at := r.at(distance)
	normal := hit.normal(at)
	towards := s.light.minus(at).unit()
	brightness := 0.15
	if facing := normal.dot(towards); facing > 0 && !s.shadowed(at.plus(normal.scaled(1e-4)), towards) {
		brightness += 0.85 * facing
	}
	colour := hit.colour(at).scaled(brightness)
	if gloss := hit.gloss(); gloss > 0 && depth > 0 {
		mirrored := s.trace(ray{at, r.direction.reflected(normal).unit()}, depth-1)
		colour = colour.scaled(1 - gloss).plus(mirrored.scaled(gloss))
	}
	return colour
}

func main() {
	n := 40
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "raytracer: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	s := newScene()
	sum := vector{}
	hash := uint32(2166136261)
	for y := 0; y < n; y++ {
		for x := 0; x < n; x++ {
			direction := vector{
				2*float64(x)/float64(n) - 1,
				1 - 2*float64(y)/float64(n),
				1.5,
			}
			colour := s.trace(ray{vector{0, 0.5, -2}, direction.unit()}, 3)
			sum = sum.plus(colour)
			for _, channel := range [3]float64{colour.x, colour.y, colour.z} {
				hash = (hash ^ uint32(math.Min(channel, 1)*255)) * 16777619
			}
		}
	}
	fmt.Printf("mean: %.6f %.6f %.6f\n", sum.x/float64(n*n), sum.y/float64(n*n), sum.z/float64(n*n))
	fmt.Printf("hash: %08x\n", hash)
}
