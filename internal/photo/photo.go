// Package photo makes of any common picture the small one that a journal keeps:
// upright, at most [Edge] pixels long, a JPEG that tells nothing but what is
// seen, neither place nor time nor camera.
package photo

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // for image.Decode
	"image/jpeg"
	_ "image/png" // for image.Decode
	"io"

	_ "golang.org/x/image/bmp" // for image.Decode
	"golang.org/x/image/draw"
	_ "golang.org/x/image/tiff" // for image.Decode
	_ "golang.org/x/image/webp" // for image.Decode

	"calmster/model"
)

const (
	// Edge is the longest side of a kept picture, in pixels: sharp at the
	// largest size that a window shows, twice scaled.
	Edge = 512
	// MaxKept is the most bytes of a kept picture. At our quality they take a
	// third of it at the very most.
	MaxKept = 256 << 10
	// MaxFile is the most bytes of a picture to choose, and maxPixels the most
	// of its pixels: what a camera takes, and what fits into memory unpacked.
	MaxFile   = 64 << 20
	maxPixels = 64 << 20

	quality = 85
)

// Problem is why a picture cannot be taken.
type Problem string

// What can be wrong with a picture.
const (
	// ErrNone is returned for what is no picture of a kind that is known.
	ErrNone Problem = "none"
	// ErrHEIC is returned for the format of some phones, which cannot be read.
	ErrHEIC Problem = "heic"
	// ErrBroken is returned for a picture that ends early or makes no sense.
	ErrBroken Problem = "broken"
	// ErrLarge is returned for more bytes or pixels than can be taken.
	ErrLarge Problem = "large"
)

var problems = map[Problem]string{
	ErrNone:   "not a picture of a known kind",
	ErrHEIC:   "a HEIC or AVIF picture",
	ErrBroken: "the picture is broken",
	ErrLarge:  "the picture is too large",
}

func (p Problem) Error() string { return problems[p] }

// Explain says it in a person's terms.
func (p Problem) Explain() (key string, args model.Args) {
	return "problem.photo." + string(p), model.Args{"Megabytes": MaxFile >> 20, "Megapixels": maxPixels >> 20}
}

// Scale reads a picture in any common format and returns the one to keep. The
// error wraps one of the problems of this package, or is that of the reader.
func Scale(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	if len(data) > MaxFile {
		return nil, ErrLarge
	}
	seen, err := decode(data, maxPixels)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, upright(shrink(seen), orientation(data)), &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return out.Bytes(), nil
}

// Check is nil for a picture as [Scale] makes it; the error is one of the
// problems of this package.
func Check(data []byte) error {
	if len(data) > MaxKept {
		return ErrLarge
	}
	head, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || kind != "jpeg":
		return ErrNone
	case head.Width > Edge || head.Height > Edge:
		return ErrLarge
	}
	_, err = decode(data, Edge*Edge)
	return err
}

// Square returns the middle of a kept picture, so many pixels wide and high.
func Square(data []byte, side int) (image.Image, error) {
	seen, err := decode(data, Edge*Edge)
	if err != nil {
		return nil, err
	}
	b := seen.Bounds()
	edge := min(b.Dx(), b.Dy())
	from := image.Rect(0, 0, edge, edge).Add(b.Min).Add(image.Pt((b.Dx()-edge)/2, (b.Dy()-edge)/2))
	out := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(out, out.Bounds(), seen, from, draw.Src, nil)
	return out, nil
}

// decode unpacks a picture of at most so many pixels. How many there are is
// known before any memory is taken for them.
func decode(data []byte, most int) (seen image.Image, err error) {
	// The decoders were made to refuse what is wrong, but some of their
	// versions stumbled over it; a file from anywhere must not end the program.
	defer func() {
		if recover() != nil {
			seen, err = nil, ErrBroken
		}
	}()
	if modern(data) {
		return nil, ErrHEIC
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, ErrNone
	case err != nil || head.Width <= 0 || head.Height <= 0:
		return nil, ErrBroken
	case head.Width > most/head.Height:
		return nil, ErrLarge
	}
	if seen, _, err = image.Decode(bytes.NewReader(data)); err != nil {
		return nil, ErrBroken
	}
	return seen, nil
}

// modern is whether the file is one of the family of HEIC and AVIF, for which
// there is no decoder in Go.
func modern(data []byte) bool {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return false
	}
	switch string(data[8:12]) {
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis":
		return true
	}
	return false
}

// shrink brings the longest side to [Edge], on white where one can see through.
func shrink(seen image.Image) *image.RGBA {
	b := seen.Bounds()
	w, h := b.Dx(), b.Dy()
	if long := max(w, h); long > Edge {
		w, h = max(1, w*Edge/long), max(1, h*Edge/long)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), seen, b, draw.Over, nil)
	return out
}

// upright turns and mirrors a picture as its orientation asks, 1 to 8 as EXIF
// counts them.
func upright(seen *image.RGBA, orientation int) *image.RGBA {
	w, h := seen.Rect.Dx(), seen.Rect.Dy()
	// from says which pixel of the stored picture belongs to x, y of the seen.
	var from func(x, y int) (int, int)
	switch orientation {
	case 2:
		from = func(x, y int) (int, int) { return w - 1 - x, y }
	case 3:
		from = func(x, y int) (int, int) { return w - 1 - x, h - 1 - y }
	case 4:
		from = func(x, y int) (int, int) { return x, h - 1 - y }
	case 5:
		from = func(x, y int) (int, int) { return y, x }
	case 6:
		from = func(x, y int) (int, int) { return y, h - 1 - x }
	case 7:
		from = func(x, y int) (int, int) { return w - 1 - y, h - 1 - x }
	case 8:
		from = func(x, y int) (int, int) { return w - 1 - y, x }
	default:
		return seen
	}
	size := image.Pt(w, h)
	if orientation >= 5 {
		size = image.Pt(h, w)
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			out.SetRGBA(x, y, seen.RGBAAt(from(x, y)))
		}
	}
	return out
}
