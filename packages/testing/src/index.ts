export { createTestDatabase, TEST_SECRET, type TestDatabase, type TestOrganization } from "./database.ts";
