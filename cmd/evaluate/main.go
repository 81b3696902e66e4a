package main

import (
	"fmt"
	"time"

	"calmster/model"
)

func main() {
	p, err := practice("/work/shared/practice")
	fmt.Println(err)
	show := func(name string, tr []trial, ideal float64) {
		st := time.Now()
		r := measure(tr, model.DefaultRules())
		a, pa, tt := r.all.means()
		fmt.Printf("== %s pass %.4f app %.4f truth %.4f share %.4f skill %.4f inrange %.3f  %v\n", name, pa, a, tt, (pa-a)/(pa-tt), r.all.skill(ideal), float64(r.inRange)/float64(r.all.n), time.Since(st))
		for _, k := range r.kindNames() {
			b := r.byKind[k]
			a, pa, tt := b.means()
			v := r.ours[k]
			fmt.Printf("%-8s pass %.4f app %.4f truth %.4f share %.3f paused %.1f%% ever %.1f%%  ready %d/%d wrong %.1f early %.1f delay %.2f\n", k, pa, a, tt, (pa-a)/(pa-tt), 100*float64(r.paused[k])/float64(r.animals[k]), 100*float64(r.everPaus[k])/float64(r.animals[k]), v.ready, v.animals, v.share(v.wrong), v.share(v.early), v.meanDelay())
		}
		for i, t := range r.tenths {
			fmt.Printf("[%d n%d %.3f %.3f] ", i, t.n, t.said/float64(t.n), t.became/float64(t.n))
		}
		fmt.Println()
		for _, n := range clinics() {
			v := r.others[n.name]
			fmt.Printf("%-10s ready %d wrong %.1f early %.1f delay %.2f\n", n.name, v.ready, v.share(v.wrong), v.share(v.early), v.meanDelay())
		}
		for _, th := range []float64{.65, .7, .72, .74, .76, .78, .8, .82, .85, .9} {
			ru := model.DefaultRules()
			ru.ReadyChance = th
			v := measure(tr, ru).ours[""]
			fmt.Printf("%.2f ready %d wrong %.1f early %.1f delay %.2f\n", th, v.ready, v.share(v.wrong), v.share(v.early), v.meanDelay())
		}
	}
	show("practice", p, .156)
	show("own", draw(7, 40, 40), .15)
}
