package main

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
)

func sum(m image.Image) uint32 {
	h := crc32.NewIEEE()
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			r, g, b, a := m.At(x, y).RGBA()
			h.Write([]byte{byte(r >> 8), byte(g >> 8), byte(b >> 8), byte(a >> 8)})
		}
	}
	return h.Sum32()
}

func main() {
	m := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for y := range 48 {
		for x := range 64 {
			m.Set(x, y, color.RGBA{uint8(x * 4), uint8(y * 5), uint8(x * y), 255})
		}
	}
	draw.Draw(m, image.Rect(10, 10, 30, 30), image.NewUniform(color.NRGBA{255, 0, 0, 128}), image.Point{}, draw.Over)
	fmt.Printf("%08x\n", sum(m))
	sub := m.SubImage(image.Rect(5, 5, 40, 40))
	fmt.Println(sub.Bounds(), image.Rect(0, 0, 5, 5).Intersect(image.Rect(3, 3, 9, 9)), image.Pt(3, 4).In(sub.Bounds()))
	var b bytes.Buffer
	fmt.Println(png.Encode(&b, m), b.Len())
	got, format, err := image.Decode(bytes.NewReader(b.Bytes()))
	fmt.Printf("%s %v %08x\n", format, err, sum(got))
	cfg, format, err := image.DecodeConfig(bytes.NewReader(b.Bytes()))
	fmt.Println(cfg.Width, cfg.Height, format, err, cfg.ColorModel == color.RGBAModel)
	b.Reset()
	fmt.Println(jpeg.Encode(&b, m, &jpeg.Options{Quality: 80}), b.Len(), crc32.ChecksumIEEE(b.Bytes()))
	got, format, err = image.Decode(&b)
	fmt.Printf("%s %v %T %08x\n", format, err, got, sum(got))
	p := image.NewPaletted(m.Bounds(), palette.Plan9)
	draw.FloydSteinberg.Draw(p, m.Bounds(), m, image.Point{})
	q := image.NewPaletted(m.Bounds(), palette.WebSafe)
	draw.Draw(q, m.Bounds(), m, image.Point{}, draw.Src)
	b.Reset()
	fmt.Println(gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{p, q}, Delay: []int{5, 6}, LoopCount: 2}), b.Len())
	all, err := gif.DecodeAll(&b)
	fmt.Println(len(all.Image), all.Delay, all.LoopCount, err, sum(all.Image[0]) == sum(p), sum(all.Image[1]))
	g := image.NewGray16(image.Rect(0, 0, 8, 8))
	draw.DrawMask(g, g.Bounds(), m, image.Pt(3, 3), image.NewUniform(color.Alpha{100}), image.Point{}, draw.Over)
	fmt.Printf("%08x %v\n", sum(g), g.Gray16At(3, 3))
	fmt.Println(color.YCbCrModel.Convert(color.RGBA{10, 200, 30, 255}), color.CMYKModel.Convert(color.RGBA{10, 200, 30, 255}))
	_, _, err = image.Decode(bytes.NewReader([]byte("none")))
	fmt.Println(err)
}
