package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A stop is one numbered section of the newcomer's walk, as it is written.
type stop struct {
	heading string
	picture string   // the file's name without its ending
	labels  []string // what stands on the screen, quoted in bold
	keys    []string // what is pressed, quoted as code
}

// walkText is the text of the walk within its folder, and walkPictures are its
// pictures.
const (
	walkText     = "README.md"
	walkPictures = "pictures"
)

var (
	numbered = regexp.MustCompile(`(?m)^## \d+\. `)
	pictured = regexp.MustCompile(`!\[[^\]]+\]\(` + walkPictures + `/([^)]+)\.png\)`)
	bold     = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	code     = regexp.MustCompile("`([^`]+)`")
)

// readWalk reads the stops of the walk that is written in folder, in order.
func readWalk(folder string) ([]stop, error) {
	text, err := os.ReadFile(filepath.Join(folder, walkText))
	if err != nil {
		return nil, fmt.Errorf("read the walk: %w", err)
	}
	var stops []stop
	for i, section := range numbered.Split(string(text), -1) {
		if i == 0 {
			continue // what comes before the first
		}
		section, _, _ = strings.Cut(section, "\n## ") // what comes after the last
		heading, body, _ := strings.Cut(section, "\n")
		body = strings.Join(strings.Fields(body), " ") // a label may run over the end of a line
		pictures := pictured.FindAllStringSubmatch(body, -1)
		if len(pictures) != 1 {
			return nil, fmt.Errorf("“%s” in %s has %d pictures instead of one", heading, folder, len(pictures))
		}
		s := stop{heading: heading, picture: pictures[0][1]}
		for _, m := range bold.FindAllStringSubmatch(body, -1) {
			s.labels = append(s.labels, m[1])
		}
		for _, m := range code.FindAllStringSubmatch(body, -1) {
			s.keys = append(s.keys, m[1])
		}
		stops = append(stops, s)
	}
	return stops, nil
}
