//go:build linux

package desk

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Picture waits until the screen stands still and saves it as a PNG.
func (d *Desk) Picture(file string) {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.fail(err.Error())
	}
	var last []byte
	same := 0
	d.Until("the screen to stand still", func() bool {
		now, err := d.memory()
		if err == nil && bytes.Equal(now, last) {
			same++
		} else {
			same = 0
		}
		last = now
		return same >= 5
	})
	if err := d.picture(file); err != nil {
		d.fail(err.Error())
	}
}

// Spot returns the middle of what is painted in exactly that colour within a
// part of the screen; ok is false where nothing is.
func (d *Desk) Spot(within image.Rectangle, c color.NRGBA) (middle image.Point, ok bool) {
	img, err := d.screenshot()
	if err != nil {
		d.fail(err.Error())
	}
	within = within.Intersect(img.Bounds())
	n := 0
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			if img.NRGBAAt(x, y) == c {
				middle = middle.Add(image.Pt(x, y))
				n++
			}
		}
	}
	if n == 0 {
		return image.Point{}, false
	}
	return middle.Div(n), true
}

// Dark is whether most of the screen's right half is.
func (d *Desk) Dark() bool {
	img, err := d.screenshot()
	if err != nil {
		d.fail(err.Error())
	}
	dark, all := 0, 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 7 {
		for x := b.Dx() / 2; x < b.Max.X; x += 7 {
			all++
			if c := img.NRGBAAt(x, y); int(c.R)+int(c.G)+int(c.B) < 3*0x60 {
				dark++
			}
		}
	}
	return 2*dark > all
}

func (d *Desk) screenshot() (*image.NRGBA, error) {
	dump, err := d.memory()
	if err != nil {
		return nil, err
	}
	return decodeXWD(dump)
}

func (d *Desk) picture(file string) error {
	img, err := d.screenshot()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, frugal(img)); err != nil {
		return fmt.Errorf("write a picture: %w", err)
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// memory is what the screen shows now: Xvfb keeps it in a file.
func (d *Desk) memory() ([]byte, error) {
	dump, err := os.ReadFile(filepath.Join(d.scratch, "Xvfb_screen0"))
	if err != nil {
		return nil, fmt.Errorf("read the screen: %w", err)
	}
	return dump, nil
}

// xwdHeader is the beginning of an X window dump, as <X11/XWDFile.h> lays it
// out: 25 numbers, most significant byte first.
type xwdHeader struct {
	HeaderSize, Version, Format, Depth, Width, Height, XOffset, ByteOrder, BitmapUnit, BitmapBitOrder, BitmapPad,
	BitsPerPixel, BytesPerLine, VisualClass, RedMask, GreenMask, BlueMask, BitsPerRGB, ColormapEntries, Colors,
	WindowWidth, WindowHeight, WindowX, WindowY, WindowBorder uint32
}

// decodeXWD reads the one kind of dump that a 24-bit Xvfb makes: four bytes a
// pixel, blue first.
func decodeXWD(dump []byte) (*image.NRGBA, error) {
	var h xwdHeader
	if _, err := binary.Decode(dump, binary.BigEndian, &h); err != nil {
		return nil, fmt.Errorf("read the screen's memory: %w", err)
	}
	const zPixmap, leastFirst, colorSize = 2, 0, 12
	if h.Version != 7 || h.Format != zPixmap || h.ByteOrder != leastFirst || h.BitsPerPixel != 32 ||
		h.RedMask != 0xff0000 || h.GreenMask != 0xff00 || h.BlueMask != 0xff {
		return nil, fmt.Errorf("the screen's memory is of another kind: %+v", h)
	}
	start, line := int(h.HeaderSize+h.Colors*colorSize), int(h.BytesPerLine)
	if len(dump) < start+line*int(h.Height) {
		return nil, errors.New("the screen's memory is cut short")
	}
	img := image.NewNRGBA(image.Rect(0, 0, int(h.Width), int(h.Height)))
	for y := range int(h.Height) {
		from, to := dump[start+y*line:], img.Pix[y*img.Stride:]
		for x := range int(h.Width) {
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = from[4*x+2], from[4*x+1], from[4*x], 255
		}
	}
	return img, nil
}

// fewColors is up to how many colours a picture is taken for a drawn one, whose
// rarer colours are only the soft edges of letters.
const fewColors = 8000

// frugal is a drawn picture in its 256 most frequent colours, each other one
// shown as the nearest of them: half the size, and nobody sees it.
func frugal(img *image.NRGBA) image.Image {
	count := map[color.NRGBA]int{}
	size := img.Bounds()
	for y := range size.Dy() {
		for x := range size.Dx() {
			count[img.NRGBAAt(x, y)]++
		}
	}
	if len(count) > fewColors {
		return img
	}
	// By number, then by value: the same screen gives the same file.
	frequent := slices.SortedFunc(maps.Keys(count), func(a, b color.NRGBA) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range frequent[:min(256, len(frequent))] {
		palette = append(palette, c)
	}
	nearest := map[color.NRGBA]uint8{}
	for c := range count {
		nearest[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(size, palette)
	for y := range size.Dy() {
		for x := range size.Dx() {
			out.SetColorIndex(x, y, nearest[img.NRGBAAt(x, y)])
		}
	}
	return out
}
