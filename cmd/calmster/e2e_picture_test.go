//go:build linux

package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// aChartIsKept saves the picture of a chart and copies it: it is the chart, with
// its title, and no hole. A window's own pixels are gone once they are shown, so
// only a real window tells.
func aChartIsKept(t *testing.T, k *keeper) {
	k.Press("ctrl+2")
	wear, _ := model.StageOf(model.StageWear)
	k.WaitText(words.T("move.says", model.Args{"Stage": words.StageName(wear)})) // which comes after the chart
	k.Press("s")
	k.Click(words.T("dialog.save", nil))
	file := filepath.Join(k.Home(), "calmster-Biscuit-tolerance-"+time.Now().Format(time.DateOnly)+".png")
	k.WaitText(words.T("settings.exported", model.Args{"Path": file}))
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(saved))
	if err != nil {
		t.Fatal(err)
	}
	colours := map[color.NRGBA]bool{}
	title := false // dark words in the upper left part
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if c.A != 255 {
				t.Fatalf("at %d, %d it is %v", x, y, c)
			}
			colours[c] = true
			title = title || image.Pt(x, y).In(image.Rect(0, 0, 600, 120)) && max(c.R, c.G, c.B) < 60
		}
	}
	if img.Bounds().Dx() < 2000 || len(colours) < 100 || !title {
		t.Errorf("saved are %v with %d colours; a title: %v", img.Bounds(), len(colours), title)
	}
	k.Press("Escape", "c")
	k.WaitText(words.T("progress.copied_picture", nil))
	if copied := k.Clipboard("image/png"); !bytes.Equal(copied, saved) {
		t.Errorf("copied are %d bytes, saved were %d", len(copied), len(saved))
	}
}
