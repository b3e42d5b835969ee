import { datasets, datasetNames, type DatasetName } from './dataset.ts';
import type { DataAbout } from './open-data.server.ts';

type Titles = Record<DatasetName, { title: Record<string, string>; description: Record<string, string> }>;

const inLanguages = (words: Record<string, string>) =>
	Object.entries(words).map(([language, value]) => ({ '@language': language, '@value': value }));

const authority = 'http://publications.europa.eu/resource/authority';
const context = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const files = [
	{ format: 'CSV', media: 'text/csv' },
	{ format: 'JSON', media: 'application/json' },
] as const;

function distribution(folder: string, name: string, file: (typeof files)[number], licence: string) {
	const address = `${folder}/${name}.${file.format.toLowerCase()}`;
	return {
		'@id': address,
		'@type': 'dcat:Distribution',
		'dcat:accessURL': { '@id': folder },
		'dcat:downloadURL': { '@id': address },
		'dct:format': { '@id': `${authority}/file-type/${file.format}` },
		'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${file.media}` },
		'dct:license': { '@id': licence },
	};
}

/** What there is, in the words that open data portals gather: DCAT-AP as JSON-LD. */
export function catalogue(
	{ municipality, licence, modified }: DataAbout,
	titles: Titles,
	root: string,
	catalogueTitle: Record<string, string>,
) {
	const own = {
		'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': municipality.name },
		'dct:modified': { '@type': 'xsd:dateTime', '@value': modified.toISOString() },
	};
	return {
		'@context': context,
		'@id': `${root}/data/catalogue.jsonld`,
		'@type': 'dcat:Catalog',
		'dct:title': inLanguages(catalogueTitle),
		...own,
		'dct:license': { '@id': licence.url },
		'foaf:homepage': { '@id': root },
		'dcat:dataset': datasetNames.map((name) => ({
			'@id': `${root}/data#${name}`,
			'@type': 'dcat:Dataset',
			'dct:identifier': `${municipality.slug}-${name}`,
			'dct:title': inLanguages(titles[name].title),
			'dct:description': inLanguages(titles[name].description),
			...own,
			'dct:accessRights': { '@id': `${authority}/access-right/PUBLIC` },
			'dcat:theme': { '@id': `${authority}/data-theme/GOVE` },
			'dcat:distribution': files.map((file) => distribution(`${root}/data`, name, file, licence.url)),
		})),
	};
}

/** Names and types of every column, as Frictionless table schemas. */
export function schemas(describe: (column: string) => string) {
	const types = { string: 'string', integer: 'integer', number: 'number', date: 'date', list: 'array' };
	return Object.fromEntries(
		datasetNames.map((name) => [
			name,
			{
				fields: datasets[name].columns.map((column) => ({
					name: column.name,
					type: types[column.type],
					description: describe(column.name),
				})),
			},
		]),
	);
}
