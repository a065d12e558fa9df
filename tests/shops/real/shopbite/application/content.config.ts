export { default } from "@shopbite-de/storefront/content.config";
