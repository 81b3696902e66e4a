// Command evaluate tries the verdict on animals whose true chances are known:
// on simulated ones of many kinds, drawn anew from a seed, and on the practice
// journals where they are there. It prints what docs/verdict.md quotes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"text/tabwriter"

	"calmster/model"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	dir := flags.String("practice", "../shared/practice", "folder with practice journals; skipped where it is not there")
	seed := flags.Uint64("seed", 1, "seed of the simulated animals")
	each := flags.Int("each", 60, "simulated animals of each kind")
	sessions := flags.Int("sessions", 40, "sessions of each animal")
	observers := flags.Int("observer", 0, "animals of each kind that an ideal observer weighs, 3000 for instance; takes a minute")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch trials, err := practice(*dir); {
	case errors.Is(err, fs.ErrNotExist):
		fmt.Fprintf(out, "No practice journals in %s.\n\n", *dir)
	case err != nil:
		return err
	default:
		fmt.Fprintf(out, "PRACTICE JOURNALS\n\n")
		if err := report(out, trials, practiceIdeal); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "SIMULATED ANIMALS, seed %d\n\n", *seed)
	trials := draw(*seed, *each, *sessions)
	if err := report(out, trials, 0); err != nil || *observers == 0 {
		return err
	}
	fmt.Fprintf(out, "Skill where an observer who knows how these animals are drawn has 1:\n\n")
	skills := possible(trials, newObserver(*seed+1000, *observers, *sessions), observeEvery)
	for _, k := range append(slices.Sorted(maps.Keys(skills))[1:], "") {
		fmt.Fprintf(out, "%10s  %.2f\n", nameOf(k), skills[k])
	}
	return nil
}

// observeEvery is which animals the observer follows: each so many-th.
const observeEvery = 2

// practiceIdeal is the Brier score, on the practice journals, of an observer
// who knows how their animals were drawn.
const practiceIdeal = 0.156

// report prints all that is measured of the animals. ideal is the Brier score
// that counts as full skill, 0 where none is known.
func report(out io.Writer, trials []trial, ideal float64) error {
	r := measure(trials, model.DefaultRules())
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\t\n", args...) }

	line("Forecast (Brier score)\tanimals\tpass rate\tours\ttrue chance\tof what a mind-reader has")
	for _, k := range append(r.kinds(), "") {
		app, pass, truth := r.brier[k].means()
		line("%s\t%d\t%.3f\t%.3f\t%.3f\t%.2f", nameOf(k), r.animals[k], pass, app, truth, r.brier[k].skill(truth))
	}
	if ideal > 0 {
		line("skill (ideal observer %.3f)\t\t\t%.3f\t\t", ideal, r.brier[""].skill(ideal))
	}
	line("")
	line("Calibration\tforecasts\tsaid\tcame true")
	for i, t := range r.tenths {
		n := float64(max(1, t.n))
		line("%d-%d %%\t%d\t%.1f %%\t%.1f %%", 10*i, 10*i+10, t.n, 100*t.said/n, 100*t.became/n)
	}
	line("true chance within the likely range\t\t\t%.1f %%", 100*float64(r.inRange)/float64(max(1, r.brier[""].n)))
	line("")
	line("First ready\tof all\twrong\tearly\tmean delay")
	verdictLine := func(name string, v verdicts) {
		line("%s\t%.0f %%\t%.1f %%\t%.1f %%\t%.2f", name, v.share(v.ready), v.share(v.wrong), v.share(v.early), v.meanDelay())
	}
	verdictLine("ours", *r.ours[""])
	for _, o := range r.others {
		verdictLine(o.name, o.verdicts)
	}
	line("")
	line("Ours, other thresholds\tof all\twrong\tearly\tmean delay")
	for _, f := range r.frontier {
		verdictLine(f.name, f.verdicts)
	}
	line("")
	line("Ours, by kind\tof all\twrong\tearly\tmean delay\tpause within %d\tpause ever", pauseWithin)
	for _, k := range r.kinds() {
		v, n := r.ours[k], float64(r.animals[k])
		line("%s\t%.0f %%\t%.1f %%\t%.1f %%\t%.2f\t%.1f %%\t%.1f %%", k, v.share(v.ready), v.share(v.wrong), v.share(v.early),
			v.meanDelay(), 100*float64(r.paused[k])/n, 100*float64(r.ever[k])/n)
	}
	line("")
	most, share := earlySign(trials, earlyEvery)
	line("A sign right at the start, against a later one: chance higher by at most\t%.2f", most)
	line("… by 0.01 or more in\t%.0f %% of logs", 100*share)
	line("")
	return w.Flush()
}

// earlyEvery is which animals the early sign is tried on: each so many-th.
const earlyEvery = 6

func nameOf(kind string) string {
	if kind == "" {
		return "all"
	}
	return kind
}
