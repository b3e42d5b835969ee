import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { ask } from '../owner.ts';
import { at } from '../product.ts';
import { filled, formsOf } from './forms.ts';
import { get, seedTown, send, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
	town = await seedTown({ isPlanned: false });
});

test('fifty presses of one button tell one need', async () => {
	const text = `Kerran ${randomUUID()}`;
	const fields = { unitId: town.ids.get('service_unit')![0]!, text, key: randomUUID() };
	const answers = await Promise.all(
		Array.from({ length: 50 }, () =>
			send(`/${town.slug}/needs/new?/propose`, town.cookies.coordinator, fields),
		),
	);
	expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 303));
	expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
	const [told] = await ask('select count(*)::int as n from wording where tenant_id = $1 and text = $2', [
		town.tenantId,
		text,
	]);
	expect(told).toEqual({ n: 1 });
	const events = await ask(
		`select count(*)::int as n from audit_event where tenant_id = $1 and verb = 'need.proposed'`,
		[town.tenantId],
	);
	expect(events).toEqual([{ n: 1 }]);
});

test('of two who change the same need the second is told, and keeps what was typed', async () => {
	const path = `/${town.slug}/needs/${town.ids.get('need')![0]!}`;
	const html = await (await get(path, town.cookies.coordinator)).text();
	const form = formsOf(html, at(path)).find(
		({ action, fields }) => action.endsWith('?/amend') && fields.some(({ name }) => name === 'title'),
	)!;
	const [mine, theirs] = [`Minun ${randomUUID()}`, `Toisen ${randomUUID()}`];
	const write = (title: string) =>
		send(
			form.action,
			town.cookies.coordinator,
			filled(form, ({ name, value }) => (name === 'title' ? title : value)),
		);
	const answers = await Promise.all([write(mine), write(theirs)]);
	expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
	const [lost] = answers[0]!.status === 409 ? [mine] : [theirs];
	expect(await answers.find(({ status }) => status === 409)!.text()).toContain(lost);
	const [kept] = await ask('select title from need where tenant_id = $1 and id = $2', [
		town.tenantId,
		town.ids.get('need')![0]!,
	]);
	expect(kept).toEqual({ title: lost === mine ? theirs : mine });
});

test('twenty needs told at once get twenty numbers in a row', async () => {
	const unitId = town.ids.get('service_unit')![0]!;
	await Promise.all(
		Array.from({ length: 20 }, (_, index) =>
			send(`/${town.slug}/needs/new?/propose`, town.cookies.coordinator, {
				unitId,
				text: `Rinnan ${index}`,
				key: randomUUID(),
			}),
		),
	);
	const rows = await ask(
		`select number from need where tenant_id = $1 and title like 'Rinnan%' order by number`,
		[town.tenantId],
	);
	const numbers = rows.map(({ number }) => Number(number));
	expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => numbers[0]! + index));
});
