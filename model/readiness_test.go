package model_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

var firstDay = time.Date(2026, 6, 1, 19, 0, 0, 0, time.UTC)

// log writes a history at the stage wear (goal 5 minutes) from a few letters,
// one session every other day: C calm to the goal, S stress at 2 minutes, s a
// calm minute that was all that was planned, k one that the keeper cut short, R
// stress with rolling, B bites and tries to get out, W stopped from worry, u not
// watched.
func log(letters string) model.History {
	h := model.History{Hamster: model.Hamster{Stage: model.StageWear}}
	for i, l := range letters {
		s := session(l)
		s.StartedAt = firstDay.AddDate(0, 0, 2*i)
		h.Sessions = append(h.Sessions, s)
	}
	return h
}

func session(letter rune) model.Session {
	s := model.Session{Stage: model.StageWear, Planned: 5 * time.Minute, Duration: 5 * time.Minute, End: model.EndPlanned}
	stress := func(codes ...string) {
		s.Duration, s.End = 2*time.Minute, model.EndStress
		for i, c := range codes {
			s.Events = append(s.Events, model.Event{Seq: i + 1, At: 2 * time.Minute, Kind: model.KindStress, Code: c})
		}
	}
	switch letter {
	case 'S':
		stress("freezing")
	case 'R':
		stress("freezing", "rolling")
	case 'B':
		stress("biting_harness", "escaping")
	case 's':
		s.Planned, s.Duration = time.Minute, time.Minute
	case 'k':
		s.Duration, s.End = time.Minute, model.EndKeeper
	case 'W':
		s.Duration, s.End = 2*time.Minute, model.EndWorry
	case 'u':
		s.Watch = model.WatchNot
	}
	return s
}

func last(h model.History) model.Assessment { return h.At(model.StageWear, model.DefaultRules()) }

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		log  string
		want model.Verdict
		why  string
	}{
		{"", model.VerdictTooEarly, "nothing is known"},
		{"CC", model.VerdictTooEarly, "two sessions tell little"},
		{"uuuuuu", model.VerdictTooEarly, "what nobody watched tells nothing"},
		{"CCCC", model.VerdictPractise, "five sessions are asked for"},
		{"CCCCCCC", model.VerdictReady, "all calm, often enough"},
		{"CCCCCCCk", model.VerdictReady, "cut short by the keeper counts neither way"},
		{"CCCCCCCu", model.VerdictReady, "not watched counts neither way"},
		{"CCCCCCCS", model.VerdictPractise, "the last ones must be calm"},
		{"CCCCCCCCCS", model.VerdictPractise, "one bad day is one bad day"},
		{"CCCCCCCSCS", model.VerdictShorten, "two of the last three"},
		{"CCCCCCCWkW", model.VerdictShorten, "worry is a sign that was not tapped"},
		{"SS", model.VerdictShorten, "stress is never too early to heed"},
		{"CCCCSSCS", model.VerdictStepDown, "three of the last five"},
		{"SSSss", model.VerdictStepDown, "two short calm ones do not outweigh three"},
		{"SSSsss", model.VerdictPractise, "calm through three shortened sessions, as was asked"},
		{"SSSkkk", model.VerdictStepDown, "cut short for another reason tells nothing"},
		{"CCCCCCCR", model.VerdictStepDown, "rolling over is a red flag by itself"},
		{"CCCCCCCB", model.VerdictStepDown, "so is biting out of the harness"},
		{"CCCCCCCRC", model.VerdictPractise, "a calm session lowers the flag"},
		{"SSSSSSSSSSSSSSSSSS", model.VerdictPause, "a fair try, and no hope"},
	} {
		if got := last(log(c.log)).Verdict; got != c.want {
			t.Errorf("%q: %s, want %s: %s", c.log, got, c.want, c.why)
		}
	}
}

func TestEnoughDays(t *testing.T) {
	h := log("CCCCCCCCCC")
	for i := range h.Sessions {
		h.Sessions[i].StartedAt = firstDay.Add(time.Duration(i) * 30 * time.Minute) // five hours of one evening
	}
	a := last(h)
	if a.Verdict == model.VerdictReady || reason(a, "reason.days").Args["N"] != 1 || reason(a, "reason.sessions").Args["N"] != 2 {
		t.Errorf("ten sessions of one evening: %s, %v", a.Verdict, a.Reasons)
	}
}

// A red flag is heeded wherever it comes: beyond the goal, in a day's third
// session, in one that was not watched the whole time, in the very first one.
func TestARedFlagIsNeverMissed(t *testing.T) {
	rolled := func(h model.History, i int) model.History {
		s := &h.Sessions[i]
		s.Duration, s.End = 8*time.Minute, model.EndStress
		s.Events = []model.Event{{Seq: 1, At: 7 * time.Minute, Kind: model.KindStress, Code: "rolling"}}
		return h
	}
	third := log("CCCCCCCCC")
	for i := range 3 {
		third.Sessions[6+i].StartedAt = firstDay.AddDate(0, 0, 20).Add(time.Duration(i) * time.Hour)
	}
	unwatched := log("CCCCCCCC")
	unwatched.Sessions[7].Watch = model.WatchNot
	for name, h := range map[string]model.History{
		"beyond the goal": rolled(log("CCCCCCCC"), 7), "a day's third": rolled(third, 8),
		"not watched": rolled(unwatched, 7), "the first": log("R"),
	} {
		if a := last(h); a.Verdict != model.VerdictStepDown || reason(a, "reason.flag_rolling").Met != model.MetStop {
			t.Errorf("%s: %s, %v", name, a.Verdict, a.Reasons)
		}
	}
}

// Undoing the last session gives back what was said before it, to the last
// digit.
func TestUndoingTheLastSessionChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 20 {
		h := log(randomLog(r, 1+r.IntN(20)))
		want := last(h)
		more := h
		more.Sessions = append(slices.Clone(h.Sessions), session('S'))
		more.Sessions[len(h.Sessions)].StartedAt = firstDay.AddDate(0, 0, 90)
		last(more)
		more.Sessions = more.Sessions[:len(h.Sessions)]
		if got := last(more); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
		// The same where the session stays and all of its signs are taken back
		// and put again.
		last := len(h.Sessions) - 1
		if s := &h.Sessions[last]; len(s.Events) > 0 {
			n := len(s.Events)
			s.Events = append(slices.Clone(s.Events),
				model.Event{Seq: n + 1, At: s.Duration, Kind: model.KindUndo, Of: 1},
				model.Event{Seq: n + 2, At: s.Duration, Kind: model.KindUndo, Of: n + 1})
			if got := h.At(model.StageWear, model.DefaultRules()); !reflect.DeepEqual(got, want) {
				t.Fatalf("after undo and redo: %v, want %v", got, want)
			}
		}
	}
}

func TestEndsOfTheLadder(t *testing.T) {
	at := func(stage model.StageKey, letters string) model.Verdict {
		h := log(letters)
		for i := range h.Sessions {
			h.Sessions[i].Stage = stage
		}
		return h.At(stage, model.DefaultRules()).Verdict
	}
	if got := at(model.StageMeet, "CCSSS"); got != model.VerdictShorten {
		t.Errorf("there is nothing to step down to from the first stage: %s", got)
	}
	if got := at(model.StageWalk, "CCCCCCCCCC"); got != model.VerdictPractise {
		t.Errorf("there is nothing to be ready for at the last stage: %s", got)
	}
	if got := at(model.StageDrape, "CCCCC"); got != model.VerdictReady {
		t.Errorf("a stage that asks for three sessions: %s", got)
	}
}

func TestMovingRestartsTheEvidence(t *testing.T) {
	h := log("CCCCCCCSSS")
	move := func(from, to model.StageKey, day int) {
		h.Changes = append(h.Changes, model.StageChange{From: from, To: to, At: firstDay.AddDate(0, 0, day)})
	}
	move(model.StageWear, model.StageFasten, 21)
	if got := last(h).Verdict; got != model.VerdictStepDown {
		t.Errorf("leaving a stage forgets nothing of it: %s", got)
	}
	move(model.StageFasten, model.StageWear, 30)
	if got := last(h).Verdict; got != model.VerdictTooEarly {
		t.Errorf("coming back starts anew: %s", got)
	}
	if got := h.Each(model.DefaultRules())[9].Verdict; got != model.VerdictStepDown {
		t.Errorf("the history keeps what was said then: %s", got)
	}
	move(model.StageWear, model.StageFasten, 31)
	move(model.StageFasten, model.StageWear, 35)
	for i, s := range log("SSS").Sessions {
		s.StartedAt = firstDay.AddDate(0, 0, 36+2*i)
		h.Sessions = append(h.Sessions, s)
	}
	if a := last(h); a.Verdict != model.VerdictPause || reason(a, "reason.stepped_down").Args["N"] != 2 {
		t.Errorf("too much again after stepping down twice: %s", a.Verdict)
	}
}

// What is said would change the verdict is what changes it.
func TestGuidesComeTrue(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tried := map[string]int{}
	for range 80 {
		letters := randomLog(r, 1+r.IntN(14))
		a := last(log(letters))
		for _, key := range []string{"reason.more_calm", "reason.lift"} {
			g := reason(a, key)
			if g.Key == "" {
				continue
			}
			tried[key]++
			changed := func(n int) bool {
				v := last(log(letters + string(slices.Repeat([]rune{'C'}, n)))).Verdict
				if key == "reason.more_calm" {
					return v == model.VerdictReady
				}
				return v != model.VerdictShorten && v != model.VerdictStepDown
			}
			if n := g.Args["N"].(int); !changed(n) || n > 1 && changed(n-1) {
				t.Errorf("%q: %s says %d", letters, key, n)
			}
		}
	}
	if tried["reason.more_calm"] < 10 || tried["reason.lift"] < 10 {
		t.Errorf("too little was tried: %v", tried)
	}
}

func randomLog(r *rand.Rand, n int) string {
	const letters = "CCCCCSSSskuWRB"
	out := make([]byte, n)
	for i := range out {
		out[i] = letters[r.IntN(len(letters))]
	}
	return string(out)
}

// The same log gives the same history, however it is gone through.
func TestEachIsAtOfEveryBeginning(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 6 {
		h := log(randomLog(r, 20))
		h.Sessions[10].Stage = model.StageFasten
		told := h.Each(model.DefaultRules())
		for n := range h.Sessions {
			part := model.History{Hamster: h.Hamster, Sessions: h.Sessions[:n+1]}
			if at := part.At(h.Sessions[n].Stage, model.DefaultRules()); !reflect.DeepEqual(at, told[n].Assessment) {
				t.Fatalf("after %d sessions:\n%v\n%v", n+1, at, told[n].Assessment)
			}
		}
	}
}

func TestOrderOfImportDoesNotMatter(t *testing.T) {
	h := log("CSCCSCkCCs")
	for i := range h.Sessions {
		h.Sessions[i].ID[0] = byte(i)
		h.Sessions[i].StartedAt = firstDay.AddDate(0, 0, i/2) // two at the same moment
	}
	want := last(h)
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		r.Shuffle(len(h.Sessions), func(i, j int) { h.Sessions[i], h.Sessions[j] = h.Sessions[j], h.Sessions[i] })
		model.SortSessions(h.Sessions)
		if got := last(h); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

// Of two logs that differ only in how the last session ended, the calm one
// never gives the lower chance.
func TestCalmIsNeverWorseThanStress(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 100 {
		h := log(randomLog(r, r.IntN(25)) + "C")
		for i := range h.Sessions { // calm times of every length
			s := &h.Sessions[i]
			s.Duration = time.Duration(r.Float64() * r.Float64() * float64(15*time.Minute))
			for k := range s.Events {
				s.Events[k].At = s.Duration
			}
			if r.IntN(4) == 0 && i > 0 {
				s.StartedAt = h.Sessions[i-1].StartedAt.Add(time.Hour)
			}
		}
		end := &h.Sessions[len(h.Sessions)-1]
		end.Watch = watchNot(r.IntN(8) == 0)
		calm := last(h).Chance.Next
		end.End = model.EndStress
		end.Events = []model.Event{{Seq: 1, At: end.Duration, Kind: model.KindStress, Code: "freezing"}}
		if stress := last(h).Chance.Next; stress > calm {
			t.Fatalf("a sign at %v: chance %v, without it %v", end.Duration, stress, calm)
		}
	}
}

func TestWeeksWithoutASessionFade(t *testing.T) {
	h := log("CCCCCCCC")
	end := h.Sessions[7].StartedAt
	chance := func(days int) float64 {
		return h.On(end.AddDate(0, 0, days), model.StageWear, model.DefaultRules()).Chance.Next
	}
	if chance(0) != last(h).Chance.Next || chance(6) != chance(0) {
		t.Error("a few days fade nothing")
	}
	for _, days := range []int{14, 21, 28, 60} {
		if chance(days) >= chance(days-7) {
			t.Errorf("after %d days the chance is no less than a week before", days)
		}
	}
	a := h.On(end.AddDate(0, 0, 60), model.StageWear, model.DefaultRules())
	if a.Verdict == model.VerdictReady || reason(a, "reason.gap").Args["N"] != 8 {
		t.Errorf("after 60 days: %s, %v", a.Verdict, a.Reasons)
	}
}

// A calm session that was too short to count still says how long the calm lasts.
func TestShortCalmTellsSomething(t *testing.T) {
	h := log("SSSC")
	before := last(h)
	h.Sessions[3] = session('k')
	h.Sessions[3].StartedAt, h.Sessions[3].Duration = firstDay.AddDate(0, 0, 6), 290*time.Second
	short := last(h)
	h.Sessions[3].Duration = 5 * time.Second
	if nothing := last(h); !(nothing.Chance.Next < short.Chance.Next && short.Chance.Next <= before.Chance.Next) {
		t.Errorf("5 s calm %v, 290 s calm %v, 300 s calm %v", nothing.Chance.Next, short.Chance.Next, before.Chance.Next)
	}
}

// Every reason has its sentence, and no sentence is without a reason.
func TestReasonsHaveWords(t *testing.T) {
	data, err := os.ReadFile("../assets/translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]any{}
	if err := json.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	see := func(a model.Assessment) {
		for _, r := range a.Reasons {
			used[r.Key] = true
			if words[r.Key] == nil {
				t.Errorf("%s has no sentence", r.Key)
			}
		}
	}
	for _, letters := range []string{"", "CCCCCCC", "CCCCCCCR", "CCCCCCCB", "SSSC", "CkCC", "SSSSSSSSSSSSSSSSSSSS"} {
		h := log(letters)
		see(last(h))
		strict := model.DefaultRules()
		strict.ReadyChance = 0.95
		see(h.At(model.StageWear, strict))
		see(h.On(firstDay.AddDate(1, 0, 0), model.StageWear, model.DefaultRules()))
		see(h.At(model.StageWalk, model.DefaultRules()))
		for range 3 {
			h.Changes = append(h.Changes, model.StageChange{From: model.StageWear, To: model.StageFasten})
		}
		see(last(h))
	}
	r := rand.New(rand.NewPCG(1, 1))
	touchy := model.DefaultRules()
	touchy.ReadyChance, touchy.ShortenStressed, touchy.ShortenOf = 0.6, 1, 3
	touchy.CalmRun = 3
	easy := model.DefaultRules()
	easy.ReadyChance = 0.6
	for range 600 {
		h := tale(r)
		see(h.At(model.StageWear, touchy))
		see(h.At(model.StageWear, easy))
		for range 2 {
			h.Changes = append([]model.StageChange{{From: model.StageWear, To: model.StageFasten}}, h.Changes...)
		}
		see(h.At(model.StageWear, easy))
	}
	for key := range words {
		if strings.HasPrefix(key, "reason.") && !used[key] {
			t.Errorf("%s is never said", key)
		}
	}
}

func reason(a model.Assessment, key string) model.Reason {
	for _, r := range a.Reasons {
		if r.Key == key {
			return r
		}
	}
	return model.Reason{}
}

// Whatever a file can hold, the chances are chances.
func FuzzAssess(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 255, 17, 9, 200, 100, 50})
	f.Fuzz(func(t *testing.T, data []byte) {
		var h model.History
		at := firstDay
		ends := append(model.EndReasons(), model.EndNone, model.EndInterrupted, "nonsense")
		for len(data) >= 5 && len(h.Sessions) < 60 {
			d := data[:5]
			data = data[5:]
			at = at.Add(time.Duration(int(d[0])*int(d[1])-200) * time.Hour) // backwards too
			s := model.Session{
				Stage: model.Ladder()[d[2]%8].Key, StartedAt: at, Watch: watchNot(d[2]&64 != 0),
				Duration: time.Duration(d[3]) * time.Duration(d[3]) * 1400 * time.Millisecond,
				End:      ends[int(d[4])%len(ends)],
			}
			if d[4]&128 != 0 {
				s.Events = []model.Event{{Seq: 1, At: time.Duration(d[4]) * time.Second, Kind: model.KindStress, Code: "rolling"}}
			}
			if d[2]&128 != 0 {
				h.Changes = append(h.Changes, model.StageChange{At: at, From: model.Ladder()[d[3]%8].Key, To: s.Stage})
			}
			h.Sessions = append(h.Sessions, s)
		}
		for _, told := range h.Each(model.DefaultRules()) {
			c := told.Chance
			if !(0 <= c.Low && c.Low <= c.Next && c.Next <= c.High && c.High <= 1) {
				t.Fatalf("chance %+v", c)
			}
			if !slices.Contains(model.Verdicts(), told.Verdict) {
				t.Fatalf("verdict %q", told.Verdict)
			}
		}
		p := h.Plan(at.AddDate(3, 0, 0), model.StageDrape, model.DefaultRules(), time.Monday)
		if p.Length <= 0 || p.Length > model.SessionCap.Value {
			t.Fatalf("plan %+v", p)
		}
		for _, stage := range model.Ladder() {
			for _, s := range h.Survival(stage.Key).Steps {
				if !(0 <= s.Low && s.Low <= s.Share && s.Share <= s.High && s.High <= 1) {
					t.Fatalf("step %+v", s)
				}
			}
		}
	})
}
