package storage_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"calmster/model"
)

// picture is a photo as a journal keeps it.
func picture(w, h int) []byte {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// A photo is kept with its animal, goes along in exports and backups, and can
// be taken away again.
func TestAPhotoIsKeptAndExchanged(t *testing.T) {
	j := mustOpen(t, "")
	h := model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageMeet, Photo: picture(512, 300)}
	must(t, j.SaveHamster(t.Context(), &h))
	file := mustExport(t, j)
	valid(t, schema(t), file)
	if n := strings.Count(file, `"photo"`); n != 1 {
		t.Fatalf("%d photos in the export", n)
	}

	other := mustOpen(t, "")
	mustImport(t, other, file)
	all, err := other.Hamsters(t.Context())
	if err != nil || len(all) != 1 || !bytes.Equal(all[0].Photo, h.Photo) {
		t.Fatalf("imported %d hamsters, %v", len(all), err)
	}
	if found, err := other.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %v %v", found, err)
	}

	// Taken away: the later change wins in the other journal too.
	h.Photo = nil
	must(t, j.SaveHamster(t.Context(), &h))
	if again := mustExport(t, j); strings.Contains(again, "photo") {
		t.Error("a photo that was removed is exported")
	} else {
		mustImport(t, other, again)
	}
	if all, err = other.Hamsters(t.Context()); err != nil || all[0].Photo != nil {
		t.Errorf("the photo is still there, %v", err)
	}
}

func TestWhatIsNoPhotoIsRefused(t *testing.T) {
	j := mustOpen(t, "")
	for name, data := range map[string][]byte{
		"a text": []byte("my hamster"), "too wide": picture(600, 10), "cut short": picture(90, 90)[:900],
	} {
		h := model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageMeet, Photo: data}
		var field *model.FieldError
		if err := j.SaveHamster(t.Context(), &h); !errors.As(err, &field) || field.Problem != model.ProblemPicture {
			t.Errorf("%s: %v", name, err)
		}
		text := base64.StdEncoding.EncodeToString(data)
		refused(t, strings.Replace(whole, `"born": "2026-03-01"`, `"photo": "`+text+`"`, 1), "/hamsters/0/photo")
	}
}
