/** Object ids of people whom others name as their manager, apart so that files of people need not import each other. */
export const PERSON_IDS = {
  max: 'bd758361-7547-4ab7-b641-c72ec2c93855',
  hana: 'd267cea4-43ec-4b10-80bd-fcec1f557a76',
} as const;
