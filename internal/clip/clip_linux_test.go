package clip_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"calmster/internal/clip"
	"calmster/internal/desk"
)

// Whatever its size, what is pasted is what was copied, as often as it is
// pasted; what was copied before is gone, and no other kind is to be had.
func TestWhatIsPastedIsWhatWasCopied(t *testing.T) {
	if testing.Short() {
		t.Skip("needs a virtual screen")
	}
	d := desk.Open(desk.Options{Fail: t.Fatal})
	defer d.Close()
	t.Setenv("DISPLAY", d.Display())
	for _, size := range []int{1, 100 << 10, 128 << 10, 1 << 20} {
		picture := make([]byte, 0, size+8)
		for n := uint64(size); len(picture) < size; n++ {
			picture = binary.LittleEndian.AppendUint64(picture, n*2654435761)
		}
		picture = picture[:size]
		if err := clip.Picture(picture); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got := d.Clipboard("image/png"); !bytes.Equal(got, picture) {
				t.Errorf("of %d bytes %d are pasted", size, len(got))
			}
		}
		if got := d.Clipboard("UTF8_STRING"); got != nil {
			t.Errorf("%d bytes: a picture is pasted as the text %q", size, got)
		}
	}
}

// Without a screen there is no clipboard, and that is said.
func TestNoScreen(t *testing.T) {
	t.Setenv("DISPLAY", "")
	if err := clip.Picture([]byte{1}); err == nil {
		t.Error("it went to no clipboard")
	}
}
