package shapes

type circle struct{ r float64 }

func NewCircle(r float64) Shape { return circle{r} }

func (c circle) Area() float64 { return 3 * c.r * c.r }
