package report

import (
	"crypto/sha256"
	"encoding/base64"
)

// policy says what a browser may do with the page: nothing but to run these
// scripts and use this style. So even a flaw of ours gives nobody else's code a
// chance, and nothing is ever fetched.
func policy(p *page) string {
	scripts := "'none'"
	if p.Engine != "" {
		scripts = hash(string(p.Engine)) + " " + hash(string(p.Script))
	}
	return "default-src 'none'; script-src " + scripts + "; style-src " + hash(string(p.Style)) +
		"; base-uri 'none'; form-action 'none'"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
