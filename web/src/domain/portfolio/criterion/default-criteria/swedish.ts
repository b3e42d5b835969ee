import type { DefaultSet } from './default-criteria.ts';

export const swedish: DefaultSet = {
	benefit: {
		name: 'Nytta för kunden',
		question: 'Vad får kunden när behovet är åtgärdat?',
		anchors: [
			'Kunden märker ingen skillnad.',
			'Det går lite smidigare att uträtta ärenden.',
			'Kunden sköter sitt ärende klart lättare eller snabbare än nu.',
			'Kunden får en tjänst som nu saknas eller ofta är ur bruk.',
			'Tjänsten öppnas för en grupp som nu har stått helt utanför.',
		],
	},
	reach: {
		name: 'Hur många det berör',
		question: 'Hur många verksamhetsställen och invånare berörs av behovet?',
		anchors: [
			'En anställd eller en apparat.',
			'Ett verksamhetsställe.',
			'Några verksamhetsställen eller en kundgrupp i hela kommunen.',
			'De flesta verksamhetsställena.',
			'Alla verksamhetsställen eller hela biblioteksgruppen.',
		],
	},
	necessity: {
		name: 'Nödvändighet',
		question: 'Kräver lag, datasäkerhet, tillgänglighet eller avtal detta?',
		anchors: [
			'Inget förpliktar. Kan göras om man vill.',
			'En rekommendation eller god sed.',
			'Bristen är antecknad till exempel vid en granskning eller i tillgänglighetsutlåtandet, men utan tidsfrist.',
			'Skyldigheten träder i kraft eller stödet upphör inom tre år.',
			'Skyldigheten uppfylls inte redan nu, eller datasäkerheten är i omedelbar fara.',
		],
	},
	reliability: {
		name: 'Arbetstid och driftsäkerhet',
		question: 'Hur mycket av personalens tid sparas eller hur många störningar försvinner?',
		anchors: [
			'Ingen inbesparing, eller mer arbete.',
			'Ett litet besvär då och då försvinner.',
			'Timmar i månaden sparas, eller en störning som kommer varje månad upphör.',
			'Timmar i veckan sparas, eller en störning som kommer varje vecka upphör.',
			'Arbetstimmar sparas varje dag, eller ett fel som stoppar tjänsten försvinner.',
		],
	},
	equality: {
		name: 'Jämlikhet',
		question: 'Jämnar detta ut skillnader mellan verksamhetsställen eller invånargrupper?',
		anchors: [
			'Skillnaden växer.',
			'Skillnaderna förblir som de är.',
			'En brist jämfört med andra verksamhetsställen rättas till.',
			'Ett sämre utrustat verksamhetsställe eller en grupp får detsamma som andra.',
			'Samma servicenivå nås överallt.',
		],
	},
	risk: {
		name: 'Risk och beredskap',
		question: 'Hur osäkert är det att detta lyckas? Ett högt värde sänker placeringen.',
		anchors: [
			'Motsvarande har gjorts förut, och utförare och pengar är kända.',
			'Vi vet hur det görs. Någon liten sak är inte avtalad.',
			'En utredning eller en annan enhets arbetsinsats behövs.',
			'Beror på en leverantör eller ett projekt som vi inte kan påverka.',
			'Tekniken eller kunnandet finns inte än, och kostnaden är okänd.',
		],
	},
};
