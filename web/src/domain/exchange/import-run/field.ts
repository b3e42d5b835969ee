import type { ImportSubject } from './import-run.ts';

export const needFields = [
	'text',
	'unit',
	'place',
	'why',
	'kind',
	'externalKey',
	'group',
	'cost',
	'costKind',
	'costInvestment',
	'costOneOff',
	'costYearly',
	'effort',
	'earliest',
	'deadline',
	'duration',
	'dependsOn',
] as const;
export type NeedField = (typeof needFields)[number];

export const unitFields = ['name', 'area', 'unitKind', 'address', 'externalKey'] as const;
export type UnitField = (typeof unitFields)[number];

export const technologyFields = [
	'label',
	'quadrant',
	'ring',
	'description',
	'isNew',
	'status',
	'moved',
	'link',
] as const;
export type TechnologyField = (typeof technologyFields)[number];

/** `role:<id>`: the working days of one role. */
export type Field = NeedField | UnitField | TechnologyField | `role:${string}`;

interface SubjectFields {
	fields: readonly (NeedField | UnitField | TechnologyField)[];
	/** The field without which a row says nothing, and the one that tells where it belongs. */
	main: NeedField | UnitField | TechnologyField;
	place: NeedField | UnitField | TechnologyField;
}

const subjects: Record<ImportSubject, SubjectFields> = {
	need: { fields: needFields, main: 'text', place: 'unit' },
	service_unit: { fields: unitFields, main: 'name', place: 'area' },
	technology: { fields: technologyFields, main: 'label', place: 'quadrant' },
};

export const fieldsOf = (subject: ImportSubject) => subjects[subject].fields;
export const mainField = (subject: ImportSubject) => subjects[subject].main;
export const placeField = (subject: ImportSubject) => subjects[subject].place;

/** Words that headers use, loosely written, in Finnish, Swedish and English. */
const headers: Record<NeedField | UnitField | TechnologyField, RegExp> = {
	text: /^(text|teksti|tarve|tarpeet|tarpeen? .*|toive|toiveet|mita.*|kuvaus|sisalto|asia|behov|behovet|onskemal|beskrivning|vad|need|needs|what.*|wish|description|title|otsikko)( (fi|sv|en))?$/,
	unit: /^(unit|units|toimipiste|toimipaikka|yksikko|kirjasto|enhet|verksamhetsstalle|filial|bibliotek|branch|library|service unit|where from)( .*)?$/,
	place: /^(paikka|missa|tila|place|plats|var|where|room|location)$/,
	why: /^(miksi.*|perustelu.*|hyoty|varfor.*|motivering|nytta|why.*|reason|benefit|justification)$/,
	kind: /^(kind|laji|luokka|tyyppi|kategoria|aihe|typ|slag|kategori|category|type)$/,
	externalKey: /^(id|tunnus|tunniste|numero|nro|nr|nummer|key|avain|koodi|kod|code|external key|beteckning)$/,
	group: /^(group|ryhma|ryhmittely|grupp|joukko)$/,
	cost: /^(cost|costs|kustannus|kustannukset|kustannusarvio|hinta|hinta arvio|euroa|eur|€|kostnad|kostnader|pris|price|budget|budjetti)( (eur|euroa|euro|€|arvio|yhteensa|total))*$/,
	costKind:
		/^(kustannuslaji|kustannuksen (laji|tyyppi)|rahan laji|kostnadsslag|kostnadstyp|cost (kind|type)|type of cost)$/,
	costInvestment:
		/^(investointi|investoinnit|investointikustannus|investering|investeringar|investment|capex)( (eur|euroa|€))?$/,
	costOneOff:
		/^(kertakulu|kertakustannus|kertaluonteinen.*|hankinta|engangskostnad.*|anskaffning|one off.*|purchase)( (eur|euroa|€))?$/,
	costYearly:
		/^(vuosikulu|vuosikustannus|vuosittainen.*|kayttokulu|kayttomeno.*|arskostnad|arlig.*|driftskostnad|yearly.*|annual.*|opex)( (eur|euroa|€))?$/,
	effort:
		/^(effort.*|tyomaara.*|tyopaivat.*|htp|resurssit|arbetsmangd.*|arbetsdagar.*|workload|working days)$/,
	earliest:
		/^(earliest|aikaisintaan|aikaisin aloitus|alku|alkaa|aloitus|alkupaiva|tidigast|borjar|start|starts?( on)?|from|not before)$/,
	deadline:
		/^(deadline|maaraaika|viimeistaan|takaraja|valmis.*|loppu|paattyy|senast|tidsfrist|slut|due|due (date|by)|by|end)$/,
	duration: /^(duration.*|kesto.*|viikkoa|viikot|varaktighet.*|veckor|weeks)$/,
	dependsOn:
		/^(depends.*|riippuu.*|riippuvuudet|riippuvuus|odottaa.*|edeltaja|edeltajat|edellyttaa|beror.*|forutsatter|vantar.*|beroenden|predecessors?|waits for|after)$/,
	name: /^(name|nimi|toimipiste|toimipisteen nimi|yksikko|namn|enhet|verksamhetsstalle|unit|branch|kirjasto)$/,
	area: /^(area|service area|palvelualue|alue|vastuualue|tulosalue|serviceomrade|ansvarsomrade|omrade|toimiala)$/,
	unitKind: /^(kind|type|laji|tyyppi|typ|slag|toimipisteen (laji|tyyppi))$/,
	label: /^(name|label|title|technology|nimi|teknologia|namn|teknik)$/,
	quadrant: /^(quadrant|lohko|neljannes|sektor|kvadrant)$/,
	ring: /^(ring|keha|rengas)$/,
	description: /^(description|kuvaus|beskrivning|body)$/,
	isNew: /^(isnew|is new|uusi|ny)$/,
	status: /^(status|tila|flag)$/,
	moved: /^(moved|siirtynyt|flyttad)$/,
	link: /^(link|url|linkki|lank)$/,
	address: /^(address|osoite|katuosoite|kayntiosoite|adress|besoksadress|gatuadress)$/,
};

/** The field that a column's header names, or none. */
export function fieldByHeader(
	subject: ImportSubject,
	looseHeader: string,
): NeedField | UnitField | TechnologyField | undefined {
	return fieldsOf(subject).find((field) => headers[field].test(looseHeader));
}
