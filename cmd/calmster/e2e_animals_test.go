//go:build linux

package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"calmster/internal/photo"
	"calmster/model"
	"calmster/ui/words"
)

// animalWithPhoto adds a second animal with a photo from a file, which a
// keeper then sees in the rail, and whose export holds it.
func animalWithPhoto(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")
	// One colour that nothing else in the window has.
	fur := color.NRGBA{R: 0xd0, G: 0x20, B: 0xd0, A: 0xff}
	img := image.NewNRGBA(image.Rect(0, 0, 1600, 1200))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{fur.R, fur.G, fur.B, fur.A})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(k.Home(), "pepper.png"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}

	k.Press("ctrl+4")
	k.Click(words.T("hamsters.new", nil))
	k.Fill(words.T("form.name", nil), "Pepper")
	k.Click(words.T("species.roborovski", nil))
	k.Click(words.T("photo.choose", nil))
	k.WaitItem("pepper")
	k.Press("Escape") // thought better of it
	k.WaitGone("pepper")
	k.Click(words.T("photo.choose", nil))
	k.Click("pepper") // in the file dialog, which opens in the keeper's home
	k.Click("Open")
	k.WaitItem(words.T("photo.other", nil))
	k.Press("ctrl+Return")
	k.WaitItem(words.T("today.start", nil))
	face := k.WaitItem(words.T("photo.of", model.Args{"Name": "Pepper"}))
	// The same colour, as far as a JPEG keeps it.
	kept, err := photo.Scale(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	seen, err := photo.Square(kept, 8)
	if err != nil {
		t.Fatal(err)
	}
	fur, _ = color.NRGBAModel.Convert(seen.At(4, 4)).(color.NRGBA)
	k.Until("the photo in the rail", func() bool {
		at, ok := k.Spot(image.Rect(face.X, face.Y, face.X+face.W, face.Y+face.H), fur)
		return ok && at.X > 0
	})

	var out struct {
		Hamsters []struct{ Name, Photo string }
	}
	if err := json.Unmarshal([]byte(k.Run(k.program, "export", "--out", "-")), &out); err != nil {
		t.Fatal(err)
	}
	for _, h := range out.Hamsters {
		data, err := base64.StdEncoding.DecodeString(h.Photo)
		head, kind, decoded := image.DecodeConfig(bytes.NewReader(data))
		switch {
		case h.Name == "Biscuit" && h.Photo != "":
			t.Error("the wrong animal has a photo")
		case h.Name == "Pepper" && (err != nil || decoded != nil || kind != "jpeg" || head.Width != 512 || head.Height != 384):
			t.Errorf("exported a %s of %d by %d, %v, %v", kind, head.Width, head.Height, err, decoded)
		}
	}

	// The other one again, by a key and by the head of the rail.
	k.Press("alt+1")
	k.WaitText(words.T("today.ready_question", model.Args{"Name": "Biscuit"}))
	k.Press("ctrl+k")
	k.WaitText(words.T("hamsters.switch", nil))
	k.Press("Down", "Return")
	k.WaitText(words.T("today.ready_question", model.Args{"Name": "Pepper"}))
}

// fitCheck adds a harness and checks its fit twice; its page then shows both.
func fitCheck(t *testing.T, k *keeper) {
	k.createHamster("Biscuit") // a winter white
	k.Press("ctrl+4")
	k.Click(words.T("hamsters.open", nil))
	k.Click(words.T("prepare.add_harness", nil))
	k.WaitText(words.T("suits.not", nil))
	k.Fill(words.T("harness.label", nil), "blue vest")
	k.Press("ctrl+Return")
	k.WaitText(words.T("harness.fit_never", nil))

	k.Click(words.T("prepare.fit_check", nil))
	k.Click(words.T("fit.one_finger", nil))
	k.Click(words.T("fit.breathes_freely", nil))
	k.Fill(words.T("closing.note", nil), "rubs at the left")
	k.Press("ctrl+Return")
	k.Click("blue vest")
	k.WaitText(words.T("harness.checks", model.Args{"N": 1}))
	k.WaitText("rubs at the left")

	k.Press("ctrl+Return") // a new one
	k.WaitText(words.T("fit.last", nil))
	k.Press("ctrl+shift+a")
	k.Press("ctrl+Return")
	k.WaitText(words.T("harness.checks", model.Args{"N": 2}))
	k.WaitText(words.T("fit.fits", nil))
	k.WaitText(words.T("fit.to_mend", nil))
	k.WaitText(words.T("harness.last_check_today", nil))
	newest, _ := k.Find(words.T("fit.fits", nil))
	older, _ := k.Find(words.T("fit.to_mend", nil))
	if newest.Y >= older.Y {
		t.Error("the newest check is not the first")
	}
}
