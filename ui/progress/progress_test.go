package progress

import (
	"bytes"
	"encoding/csv"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// house is the screen on the sample journal, with what it asked for.
type house struct {
	*screen.Screen
	copied, named string
	saved, pasted bytes.Buffer // files
}

func open(t *testing.T, sessions int) *house {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	story := model.Sample(time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), words.T)
	h := model.History{Hamster: story.Hamsters[0]}
	for _, s := range story.Sessions {
		if s.HamsterID == h.Hamster.ID && len(h.Sessions) < sessions {
			h.Sessions = append(h.Sessions, s)
		}
	}
	out := &house{}
	out.Screen = New(h, model.DefaultRules(), time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), Actions{
		Session: func(model.ID) {}, Move: func(model.StageKey) {}, Report: func() {},
		Copy: func(s string) { out.copied = s },
		CopyPicture: func(write func(io.Writer) error) {
			out.pasted.Reset()
			if err := write(&out.pasted); err != nil {
				t.Error(err)
			}
		},
		Save: func(name string, write func(io.Writer) error) {
			out.named = name
			out.saved.Reset()
			if err := write(&out.saved); err != nil {
				t.Error(err)
			}
		},
		Work: func(work, done func()) { work(); done() },
	})
	w := test.NewTempWindow(t, out.View)
	w.Resize(fyne.NewSize(1100, 760))
	return out
}

// Each chart is saved and copied as the same picture, under a name that says
// what it is; its table says something else than the
// others', is copied, and is saved with the same cells.
func TestEveryChartCanBeReadCopiedAndSaved(t *testing.T) {
	h := open(t, 99)
	seen := map[string]string{}
	for _, c := range []struct{ keys, name string }{
		{"Q", "tolerance"},
		{"Q1", "tolerance"},
		{"Q9", "stages"},
		{"W", "readiness"},
		{"E", "survival"},
		{"R", "signs"},
		{"Z1", "weeks"},
		{"Z2", "treats"},
		{"U", "session"},
		{"UB", "session"},
	} {
		keys, name := c.keys, c.name
		for _, k := range keys {
			h.Key(fyne.KeyName(k))
		}
		h.Key(fyne.KeyS)
		h.Key(fyne.KeyC)
		if !bytes.Equal(h.saved.Bytes(), h.pasted.Bytes()) {
			t.Errorf("%s: copied is another picture than saved", keys)
		}
		if img, err := png.Decode(&h.saved); err != nil || img.Bounds().Dx() < 2000 {
			t.Errorf("%s: saved as %s: %v", keys, h.named, err)
		}
		if want := name + "-2026-11-20.png"; h.named != want {
			t.Errorf("%s: saved as %s, want %s", keys, h.named, want)
		}
		h.Key(fyne.KeyT)
		h.Key(fyne.KeyC)
		if other, ok := seen[h.copied]; ok || strings.Count(h.copied, "\n") < 2 {
			t.Errorf("%s: copied %q, as for %s", keys, h.copied, other)
		}
		seen[h.copied] = keys
		h.Key(fyne.KeyS)
		rows, err := csv.NewReader(&h.saved).ReadAll()
		if err != nil || !strings.HasSuffix(h.named, ".csv") {
			t.Errorf("%s: saved as %s: %v", keys, h.named, err)
		}
		for i, line := range strings.Split(strings.TrimSuffix(h.copied, "\n"), "\n") {
			if got := strings.Join(rows[i], "\t"); got != line {
				t.Errorf("%s: row %d is saved as %q, copied as %q", keys, i, got, line)
			}
		}
		h.Key(fyne.KeyT)
	}
}

// From a session to the one before and after it, and not beyond.
func TestStepsFromSessionToSession(t *testing.T) {
	h := open(t, 3)
	said := func(keys string) string {
		for _, k := range keys {
			h.Key(fyne.KeyName(k))
		}
		h.Key(fyne.KeyC)
		return h.copied
	}
	newest, middle, oldest := said("UT"), said("B"), said("B")
	if newest == middle || middle == oldest {
		t.Fatal("another session has the same log")
	}
	if said("B") != oldest || said("N") != middle || said("NN") != newest {
		t.Error("the steps do not lead back, or lead beyond")
	}
}

// Without a session every chart says what will be there.
func TestWithoutSessionsEveryChartSaysSo(t *testing.T) {
	p := &page{h: model.History{Hamster: model.Hamster{Stage: model.StageWear}}, rules: model.DefaultRules(), stage: model.StageWear}
	p.single = &single{at: -1}
	for _, treats := range []bool{false, true} {
		p.treats = treats
		for _, k := range kinds {
			if c := k.build(p, model.StageWear); c.Empty == "" || strings.Contains(c.Empty, "chart.") {
				t.Errorf("%s says %q", k.key, c.Empty)
			}
		}
	}
	h := open(t, 0)
	for _, k := range "QWERZUBNTSC" {
		h.Key(fyne.KeyName(k))
	}
}

// The days of a report are those that were chosen or typed; what is no day, or
// runs backwards, is told and nothing is saved.
func TestTheDaysOfAReport(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	for _, tt := range []struct {
		first, last, wrong string
		from, to           time.Time
	}{
		{"", " ", "", time.Time{}, time.Time{}},
		{"2026-03-01", "2026-03-09", "", day(1), day(9)},
		{"2026-03-01", "", "", day(1), time.Time{}},
		{"", "2026-03-01", "", time.Time{}, day(1)},
		{"2026-03-09", "2026-03-01", "report_form.turned", time.Time{}, time.Time{}},
		{"yesterday", "", "report_form.day_wrong", time.Time{}, time.Time{}},
		{"", "2026-02-30", "report_form.day_wrong", time.Time{}, time.Time{}},
	} {
		from, to, wrong := readDays(tt.first, tt.last)
		if !from.Equal(tt.from) || !to.Equal(tt.to) || wrong != tt.wrong {
			t.Errorf("from %q to %q: %v, %v, %q", tt.first, tt.last, from, to, wrong)
		}
	}
}
