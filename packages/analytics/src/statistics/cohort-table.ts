/** How many callers of a cohort did something `age` periods after their first call; age 0 is the period of the first call itself. */
export interface CohortCount {
  /** First day of the period of the first call. */
  cohort: string;
  age: number;
  /** Callers with another call in that period. */
  calledAgain: number;
  /** Callers whose first conversion came in that period. */
  converted: number;
}

export interface CohortRow {
  cohort: string;
  callers: number;
  cells: CohortCell[];
}

export interface CohortCell {
  age: number;
  calledAgain: number;
  converted: number;
  /** Callers converted up to and with this period. */
  convertedSoFar: number;
  /** Of the cohort's callers. */
  calledAgainShare: number;
  convertedSoFarShare: number;
}

/**
 * Cohorts as rows, with a cell for every period up to `lastAge` of each cohort: what has not happened yet has no cell, and what happened to nobody is 0.
 * `sizes` are the callers of each cohort in order, with how many whole periods (0: none yet) have passed since its own.
 */
export function cohortTable(
  sizes: readonly { cohort: string; callers: number; lastAge: number }[],
  counts: readonly CohortCount[],
): CohortRow[] {
  const known = new Map(counts.map((count) => [`${count.cohort} ${count.age}`, count]));
  return sizes.map(({ cohort, callers, lastAge }) => {
    let convertedSoFar = 0;
    const share = (count: number) => (callers > 0 ? count / callers : 0);
    const cells = Array.from({ length: lastAge + 1 }, (_, age): CohortCell => {
      const { calledAgain = 0, converted = 0 } = known.get(`${cohort} ${age}`) ?? {};
      convertedSoFar += converted;
      return {
        ...{ age, calledAgain, converted, convertedSoFar },
        ...{ calledAgainShare: share(calledAgain), convertedSoFarShare: share(convertedSoFar) },
      };
    });
    return { cohort, callers, cells };
  });
}
