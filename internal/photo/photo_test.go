package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// corner is a picture whose upper left quarter is red, the rest blue.
func corner(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{B: 255, A: 255})
			if x < w/2 && y < h/2 {
				img.SetRGBA(x, y, color.RGBA{R: 255, A: 255})
			}
		}
	}
	return img
}

func jpegOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exif is a block with an orientation, and a text that must not be kept.
func exif(order binary.AppendByteOrder, orientation uint16) []byte {
	b := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	b = order.AppendUint16(b, 0x010f) // the camera's maker
	b = order.AppendUint16(b, 2)
	b = order.AppendUint32(b, 9)
	b = order.AppendUint32(b, 38)
	b = order.AppendUint16(b, 0x0112)
	b = order.AppendUint16(b, 3)
	b = order.AppendUint32(b, 1)
	b = order.AppendUint16(b, orientation)
	b = order.AppendUint16(b, 0)
	b = order.AppendUint32(b, 0)
	return append(b, "GPSsecret"...)
}

func jpegWith(t *testing.T, img image.Image, exif []byte) []byte {
	plain := jpegOf(t, img)
	segment := append([]byte{0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(2+6+len(exif)))...)
	segment = append(append(segment, "Exif\x00\x00"...), exif...)
	return append(append(append([]byte{}, plain[:2]...), segment...), plain[2:]...)
}

func scaled(t *testing.T, data []byte) image.Image {
	t.Helper()
	out, err := Scale(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(out); err != nil {
		t.Errorf("what was made is not taken: %v", err)
	}
	img, err := jpeg.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// red is which quarter of a picture is red, from 0 at the upper left clockwise;
// -1 where none is.
func red(img image.Image) int {
	b := img.Bounds()
	for i, p := range []image.Point{{1, 1}, {3, 1}, {3, 3}, {1, 3}} {
		r, _, blue, _ := img.At(b.Min.X+p.X*b.Dx()/4, b.Min.Y+p.Y*b.Dy()/4).RGBA()
		if r > 0xc000 && blue < 0x4000 {
			return i
		}
	}
	return -1
}

func TestAnyCommonFormatIsTakenSmall(t *testing.T) {
	img := corner(1600, 800)
	for name, encode := range map[string]func(*bytes.Buffer) error{
		"jpeg": func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) },
		"png":  func(b *bytes.Buffer) error { return png.Encode(b, img) },
		"gif":  func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) },
		"bmp":  func(b *bytes.Buffer) error { return bmp.Encode(b, img) },
		"tiff": func(b *bytes.Buffer) error { return tiff.Encode(b, img, nil) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		out := scaled(t, b.Bytes())
		if got := out.Bounds().Size(); got != image.Pt(512, 256) {
			t.Errorf("%s: %v", name, got)
		}
		if red(out) != 0 {
			t.Errorf("%s: the picture is another one", name)
		}
	}
	// A webp of one grey pixel, as encoders are not at hand.
	webp := []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")
	if got := scaled(t, webp).Bounds().Size(); got != image.Pt(1, 1) {
		t.Errorf("webp: %v", got)
	}
	if got := scaled(t, jpegOf(t, corner(40, 30))).Bounds().Size(); got != image.Pt(40, 30) {
		t.Errorf("a small picture became %v", got)
	}
}

// A picture stands as its camera saw it, and says nothing of where that was.
func TestOrientationIsRespectedAndNothingElseKept(t *testing.T) {
	// The quarter that the upper left one of the stored picture becomes.
	for orientation, want := range map[uint16]int{1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3, 9: 0} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			data := jpegWith(t, corner(400, 200), exif(order, orientation))
			out, err := Scale(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(out, []byte("GPSsecret")) || bytes.Contains(out, []byte("Exif")) {
				t.Error("metadata was kept")
			}
			img, err := jpeg.Decode(bytes.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			if got := red(img); got != want {
				t.Errorf("orientation %d: the red quarter is %d, want %d", orientation, got, want)
			}
			if lying := img.Bounds().Dx() > img.Bounds().Dy(); lying != (orientation < 5 || orientation > 8) {
				t.Errorf("orientation %d: %v", orientation, img.Bounds())
			}
		}
	}
	// The same, kept where PNG and WebP keep it.
	block := exif(binary.BigEndian, 6)
	inPNG := append(append(binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(block))), "eXIf"...), append(block, 0, 0, 0, 0)...)
	inWebP := append(append([]byte("RIFF....WEBPVP8 \x01\x00\x00\x00x\x00EXIF"), binary.LittleEndian.AppendUint32(nil, uint32(len(block)))...), block...)
	for name, data := range map[string][]byte{"png": inPNG, "webp": inWebP, "tiff": block} {
		if got := orientation(data); got != 6 {
			t.Errorf("%s: orientation %d", name, got)
		}
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	whole := jpegOf(t, corner(300, 300))
	// A PNG's head that promises more pixels than any memory holds.
	var huge bytes.Buffer
	if err := png.Encode(&huge, corner(8, 8)); err != nil {
		t.Fatal(err)
	}
	bomb := huge.Bytes()
	binary.BigEndian.PutUint32(bomb[16:], 60_000)
	binary.BigEndian.PutUint32(bomb[20:], 60_000)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":   {nil, ErrNone},
		"a text":    {[]byte("my hamster"), ErrNone},
		"heic":      {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), ErrHEIC},
		"cut short": {whole[:len(whole)/3], ErrBroken},
		"huge":      {bomb, ErrLarge},
		"too long":  {make([]byte, MaxFile+1), ErrLarge},
	} {
		if _, err := Scale(bytes.NewReader(c.data)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"no picture": {[]byte("text"), ErrNone},
		"a png":      {bomb, ErrNone},
		"too wide":   {jpegOf(t, corner(600, 20)), ErrLarge},
		"cut short":  {whole[:len(whole)/3], ErrBroken},
		"a camera's": {make([]byte, MaxKept+1), ErrLarge},
	} {
		if err := Check(c.data); !errors.Is(err, c.want) {
			t.Errorf("check of %s: %v, want %v", name, err, c.want)
		}
	}
}

func FuzzScale(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x08Exif\x00\x00"))
	f.Add(exif(binary.LittleEndian, 3))
	f.Fuzz(func(t *testing.T, data []byte) {
		if orientation(data) < 1 {
			t.Error("no orientation")
		}
		if out, err := Scale(bytes.NewReader(data)); err == nil {
			if err := Check(out); err != nil {
				t.Error(err)
			}
		}
	})
}
