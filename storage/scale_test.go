package storage_test

import (
	"io"
	"testing"
	"time"

	"calmster/internal/crowd"
	"calmster/model"
	"calmster/storage"
)

// crowded is a journal as large as the program must bear with ease.
func crowded(b *testing.B) (*storage.Journal, []model.Hamster) {
	b.Helper()
	j := mustOpen(b, "")
	if err := j.Fill(b.Context(), crowd.Journal(crowd.Hamsters, crowd.Sessions, noon)); err != nil {
		b.Fatal(err)
	}
	all, err := j.Hamsters(b.Context())
	must(b, err)
	return j, all
}

func BenchmarkCrowd(b *testing.B) {
	j, all := crowded(b)
	b.Run("hamsters", func(b *testing.B) {
		for b.Loop() {
			_, err := j.Hamsters(b.Context())
			must(b, err)
		}
	})
	b.Run("unfinished", func(b *testing.B) {
		for b.Loop() {
			_, err := j.Unfinished(b.Context())
			must(b, err)
		}
	})
	b.Run("history of one", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			_, err := j.History(b.Context(), all[i%len(all)].ID)
			must(b, err)
		}
	})
	h, err := j.History(b.Context(), all[0].ID)
	must(b, err)
	b.Run("verdict", func(b *testing.B) {
		for b.Loop() {
			h.On(time.Now(), h.Hamster.Stage, model.DefaultRules())
		}
	})
	b.Run("plan", func(b *testing.B) {
		for b.Loop() {
			h.Plan(time.Now(), h.Hamster.Stage, model.DefaultRules(), time.Monday)
		}
	})
	for name, s := range map[string]model.Search{
		"of everyone": {}, "of one": {HamsterID: all[0].ID}, "a word": {Text: "thunder"}, "a letter": {Text: "t"}, "no ASCII": {Text: "über"},
		"an umlaut": {Text: "Ü"}, "a sign": {Sign: "freezing"}, "one and a word": {HamsterID: all[0].ID, Text: "thunder"}, "nothing": {Text: "zzz"},
	} {
		b.Run("search/"+name, func(b *testing.B) {
			for b.Loop() {
				_, err := j.Search(b.Context(), s)
				must(b, err)
			}
		})
	}
	ids, err := j.Search(b.Context(), model.Search{})
	must(b, err)
	b.Run("page", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			at := i * 997 % (len(ids) - 100)
			_, err := j.Sessions(b.Context(), ids[at:at+100])
			must(b, err)
		}
	})
	b.Run("export", func(b *testing.B) {
		for b.Loop() {
			must(b, j.ExportJSON(b.Context(), io.Discard, noon))
		}
	})
}
