// Package chart draws a [model.Chart] in the window.
//
// It decides nothing: every number, label and word is the chart's. What it
// does is to find places for them in the room there is, so that no label
// collides or is cut, and to let a keeper point at, walk through and open what
// is shown.
package chart
