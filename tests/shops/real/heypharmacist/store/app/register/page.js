"use client";
import { Suspense } from "react";
import { RegisterScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <RegisterScreen />
    </Suspense>
  );
}
