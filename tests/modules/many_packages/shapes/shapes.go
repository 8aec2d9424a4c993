package shapes

type Shape interface{ Area() float64 }

var names []string

func Register(name string)  { names = append(names, name) }
func Registered() []string  { return names }

func Sum(shapes ...Shape) (sum float64) {
	for _, s := range shapes {
		sum += s.Area()
	}
	return sum
}
