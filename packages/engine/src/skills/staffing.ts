import { bitsIn, type SkillModel } from './model.ts';

/**
 * Fills the places of one activity with different people: a bipartite matching grown person by person in the order
 * of preference, which gives the staff of least preference value because matchable sets form a matroid.
 */
export class Staffing {
	/** People who may fill each place of the activity: `place * words + word`, places counted from 0. */
	readonly candidates: Int32Array;
	/** People who do, after `fill` said true. */
	readonly staff: Int32Array;
	private readonly model: SkillModel;
	private readonly filled: Int32Array;
	private first = 0;
	private places = 0;
	/** Places that the chain under way has passed, as bits. */
	private seen = 0;

	constructor(model: SkillModel) {
		this.model = model;
		const most = model.placesFrom.reduce(
			(longest, from, index) => Math.max(longest, (model.placesFrom[index + 1] ?? from) - from),
			0,
		);
		this.candidates = new Int32Array(most * model.words);
		this.staff = new Int32Array(most * model.words);
		this.filled = new Int32Array(most);
	}

	/**
	 * Whether the candidates can fill all places of the activity; `preference` = people, dearest last, tried from position
	 * `turn` on and then from the beginning.
	 */
	fill(activity: number, preference: Int32Array, turn: number): boolean {
		const { words, placesFrom, posts } = this.model;
		this.first = placesFrom[activity]!;
		this.places = placesFrom[activity + 1]! - this.first;
		let missing = 0;
		for (let place = 0; place < this.places; place++) {
			let people = 0;
			for (let word = 0; word < words; word++) people += bitsIn(this.candidates[place * words + word]!);
			if (people < posts[this.first + place]!) return false;
			missing += posts[this.first + place]!;
		}
		this.staff.fill(0, 0, this.places * words);
		this.filled.fill(0, 0, this.places);
		const people = preference.length;
		for (let tried = 0, at = turn; tried < people && missing > 0; tried++, at++)
			if (this.admit(preference[at < people ? at : at - people]!)) missing--;
		return missing === 0;
	}

	/** Gives the person a place, moving others along a chain of places if need be. */
	private admit(person: number): boolean {
		const { words, posts } = this.model;
		const word = person >> 5;
		const bit = 1 << (person & 31);
		let seen = 0;
		for (const mayMove of [false, true])
			for (let place = 0; place < this.places; place++) {
				if (!(this.candidates[place * words + word]! & bit) || seen & (1 << place)) continue;
				if (this.filled[place]! >= posts[this.first + place]!) {
					if (!mayMove) continue;
					this.seen = seen | (1 << place);
					const hasRoom = this.vacate(place);
					seen = this.seen;
					if (!hasRoom) continue;
				}
				this.staff[place * words + word]! |= bit;
				this.filled[place]!++;
				return true;
			}
		return false;
	}

	/** Moves somebody from a full place to another one, which may have to move somebody itself. */
	private vacate(place: number): boolean {
		const { words, posts } = this.model;
		for (let other = 0; other < this.places; other++) {
			if (this.seen & (1 << other)) continue;
			for (let word = 0; word < words; word++) {
				const movers = this.staff[place * words + word]! & this.candidates[other * words + word]!;
				if (movers === 0) continue;
				this.seen |= 1 << other;
				if (this.filled[other]! >= posts[this.first + other]! && !this.vacate(other)) break;
				const mover = movers & -movers;
				this.staff[place * words + word]! ^= mover;
				this.staff[other * words + word]! |= mover;
				this.filled[place]!--;
				this.filled[other]!++;
				return true;
			}
		}
		return false;
	}
}
