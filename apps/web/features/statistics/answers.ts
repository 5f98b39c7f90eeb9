import type { components } from "@parley/sdk";

export type Forecast = components["schemas"]["Forecast"];
export type Anomalies = components["schemas"]["Anomalies"];
export type Cohorts = components["schemas"]["Cohorts"];
export type StaffingPlan = components["schemas"]["StaffingPlan"];
export type Experiment = components["schemas"]["Experiment"];
export type ExperimentResult = components["schemas"]["ExperimentResult"];
