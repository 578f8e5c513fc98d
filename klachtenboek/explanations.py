"""The sentence for every way the book can refuse or fail: what happened and what to do; filled in by ``explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain import errors as e
from klachtenboek.domain import trouble as t
from klachtenboek.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[type[e.LogbookError], str] = {
    e.NothingWritten: N_("Er staat nog niets. Schrijf op wat er is gebeurd, of vul een naam in."),
    e.TextTooLong: N_("Deze tekst is te lang. Er passen {limit} tekens in. Maak hem korter of splits hem."),
    e.NotFound: N_("{key} staat niet in je klachtenboek. Kijk of het nummer klopt."),
    e.AttentionFirst: N_("Eerst sorry zeggen? Dan luistert de klant beter."),
    e.StepNotDone: N_("Deze stap was nog niet gedaan."),
    e.PromiseEnded: N_("Deze belofte is al afgehandeld."),
    e.NoConsent: N_("Vraag eerst of de klant het goed vindt. Dan kun je de belofte verzetten."),
    e.NoSolution: N_("Er is nog geen oplossing gekozen. Kies er eerst een met de klant."),
    e.AlreadyClosed: N_("Deze klacht is al gesloten."),
    e.NotClosed: N_("Deze klacht is nog open."),
    e.ReasonMissing: N_("Schrijf in een paar woorden waarom."),
    e.Voided: N_("Deze klacht is weggegooid. Zet hem eerst terug."),
    e.BinEmptied: N_("Deze klacht is langer dan dertig dagen geleden weggegooid. Hij kan niet meer terug."),
    e.NotAnAmount: N_("Dit is geen bedrag. Typ het zoals 12,50."),
    e.NotARate: N_("Dit is geen btw-tarief. Typ het zoals 21 of 5,5, met een dag waarop het begint."),
    e.NotADate: N_("Deze dag of tijd herkent het klachtenboek niet. Typ hem zoals 24-11 of 15:30."),
    e.ShareTooLarge: N_("De klant betaalt meer dan het waard is. Kijk de bedragen nog eens na."),
    e.WrongDates: N_("Dit is afgesproken of gegeven vóór de verkoop. Kijk de data nog eens na."),
    e.DayToCome: N_("Die dag moet nog komen. Kijk de data nog eens na."),
    e.VoucherSpent: N_("Er staat nog € {left} op deze tegoedbon. Meer kan er niet af."),
    e.VoucherUsed: N_("Deze tegoedbon is al gebruikt. Hij blijft staan, voor minstens wat eraf ging."),
    e.NumberTaken: N_("Tegoedbon {number} is er al. Kies een ander nummer."),
    e.NotExported: N_("Bewaar eerst het jaar voor de boekhouder. Daarna kun je het afsluiten."),
    e.YearRunning: N_("Dit jaar loopt nog. Afsluiten kan als de laatste dag voorbij is."),
    e.YearClosed: N_("Dit jaar is al afgesloten."),
    e.YearOpen: N_("Dit jaar is niet afgesloten."),
    e.PracticeOnly: N_("Dit is een oefening. Die telt niet mee, dus er gaat geen brief de deur uit."),
    e.NotOnline: N_("Deze klacht kwam niet online binnen. Er is dus niets om openbaar te beantwoorden."),
    e.ListFull: N_("De lijst is vol: er passen er {limit} in. Haal er eerst een weg."),
    e.TooFewToLearn: N_("Nog te weinig klachten om iets van te leren. Dat is goed nieuws."),
    e.HeldBack: N_("Dit moet bewaard blijven: {numbers}. Geef het eerst vrij bij Instellingen, Privacy."),
    e.NameTaken: N_("In deze lijst staat al ‘{name}’. Kies een andere naam."),
    e.BlockEmpty: N_("In de brief ontbreekt nog iets: {name}. Vul het aan of zet dat deel uit."),
    e.UnknownField: N_("Tussen de accolades staat ‘{field}’. Dat kent het boek niet. Misschien bedoel je ‘{nearest}’."),
    e.NotAPicture: N_("Dit is geen afbeelding die het klachtenboek kent. Kies een png, een jpg of een eenvoudige svg."),
    e.LogoTooLarge: N_("Deze afbeelding is te groot. Kies een kleinere, van hooguit 10 MB."),
    e.AlreadySent: N_("Deze brief is al verstuurd. Een verstuurde brief verandert niet meer."),
    e.NothingToUndo: N_("Er is niets om ongedaan te maken."),
    e.OnlyToRead: N_("Je kunt in dit boek nu alleen kijken. Zet het op een plek waar je mag schrijven."),
    e.ImportTooLarge: N_("Deze lijst is te groot om in één keer over te nemen. Splits hem in kleinere lijsten."),
    e.ImportUnreadable: N_("Deze lijst kan het klachtenboek niet lezen. Bewaar hem als csv en probeer het opnieuw."),
    e.ImportQuoteOpen: N_(
        "Bij regel {row} begint een aanhalingsteken dat nergens eindigt. Zet er een achter of haal het weg."
    ),
    e.ImportEmpty: N_("In deze lijst staat geen regel met een klacht of een naam. Kijk of de kolommen goed staan."),
    e.ImportNothingNew: N_("Alles uit deze lijst staat al in je boek. Er is niets overgenomen."),
    e.ImportUndone: N_("Deze klachten kunnen er niet meer in één keer uit. Gooi ze een voor een weg."),
    e.AttachmentTooLarge: N_("Dit bestand is groter dan {limit} MB. Maak het kleiner en probeer het opnieuw."),
    e.PictureTooLarge: N_("Deze foto heeft meer dan {limit} miljoen beeldpunten. Maak hem kleiner."),
    e.KindRefused: N_("Dit soort bestand bewaart het klachtenboek niet. Een foto, pdf of document kan wel."),
    e.PlaceOnNetwork: N_("Deze map staat op een andere computer: {path}. Daar kan je boek beschadigd raken."),
    e.PlaceInCloud: N_("Deze map wordt bijgehouden door {name}: {path}. Daar kan je boek beschadigd raken."),
    t.NotALogbook: N_("Dit bestand is geen klachtenboek: {path}. Kies een ander bestand."),
    t.NewerLogbook: N_("Dit bestand is gemaakt met een nieuwere Klachtenboek: {path}. Werk het programma bij."),
    t.LogbookInUse: N_("Dit klachtenboek staat al open: {path}. Sluit het daar en probeer het opnieuw."),
    t.LogbookDamaged: N_("Het bestand is beschadigd: {path}. Er is niets veranderd. Zet een back-up terug."),
    t.LogbookTooLarge: N_(
        "Je boek is te groot voor een back-up, want het is meer dan 2 GB: {path}. Sluit het programma en kopieer dit "
        "bestand zelf."
    ),
    t.NotABackup: N_("Dit bestand is geen back-up van Klachtenboek: {path}. Kies een ander bestand."),
    t.BackupDamaged: N_("Deze back-up is beschadigd: {path}. Er is niets veranderd. Kies een oudere."),
    t.AttachmentMissing: N_("Deze bijlage is er niet meer: {path}. Misschien staat hij nog in een back-up."),
    t.DiskFull: N_("De schijf is vol. Maak ruimte vrij en probeer het opnieuw. Wat bewaard was, is er nog."),
    t.NoRoomForCopy: N_(
        "Voor een kopie van je boek is {gigabytes} GB vrij nodig: {path}. Maak ruimte vrij en open je boek opnieuw. Er "
        "is niets veranderd."
    ),
    t.ReadOnly: N_("Hier mag niet geschreven worden: {path}. Kies een andere map."),
    t.FileInUse: N_(
        "Dit bestand staat nog open in een ander programma: {path}. Sluit het daar en probeer het opnieuw."
    ),
    t.NoScreen: N_("Hier is geen scherm voor het venster. Met klachtenboek --help zie je wat er zonder venster kan."),
    t.FolderMissing: N_("Deze map is er niet: {path}. Kies een andere map."),
    t.NotAFolder: N_("Hier staat een bestand, geen map: {path}. Kies een andere map."),
    t.NotAFile: N_("Dit is een map, geen bestand: {path}. Kies het bestand zelf."),
    t.NameTooLong: N_("Deze naam is te lang: {path}. Kies een kortere naam."),
    t.LogbookMissing: N_("Hier staat geen klachtenboek: {path}. Kijk of de naam klopt."),
    t.DiskFailed: N_("De schijf deed niet wat hij moest doen. Wat bewaard was, is er nog. Probeer het opnieuw."),
}
