package reference

// InEEA reports whether the GDPR's own territory, the European Economic Area,
// includes the country; known is false for a code that is not in the list, and
// then nothing can be said. International organisations are never in the EEA
// (art. 44), wherever their seat is.
func InEEA(country string) (in, known bool) {
	row, known := List("country").Row(country)
	return row.Extra("eea") == "yes", known
}

// SearchCountry returns the countries and international organisations that fit
// what somebody is typing, in Dutch or English, best first.
func SearchCountry(query string) []Row { return List("country").Search(query) }
